-- Migration: 20250102_data_dictionary.sql
-- Data dictionary with semantic definitions: what a column means to the business, in which unit,
-- how sensitive it is, and who answers for it. The view lays it beside the live catalog.

-- ---------------------------------------------------------------------------
-- Table
-- ---------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS data_dictionary (
    id              SERIAL PRIMARY KEY,
    table_name      VARCHAR(63) NOT NULL,
    column_name     VARCHAR(63) NOT NULL,
    qualified_name  TEXT GENERATED ALWAYS AS (table_name || '.' || column_name) STORED,
    business_name   VARCHAR(200) NOT NULL,
    definition      TEXT NOT NULL,
    unit            VARCHAR(50),
    valid_values    TEXT[],
    example_value   TEXT,
    sensitivity     VARCHAR(20) NOT NULL DEFAULT 'internal',
    owner_team      VARCHAR(100) NOT NULL DEFAULT 'data',
    is_deprecated   BOOLEAN NOT NULL DEFAULT FALSE,
    replaced_by     INTEGER REFERENCES data_dictionary (id) ON DELETE SET NULL,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    UNIQUE (table_name, column_name),
    CHECK (sensitivity IN ('public', 'internal', 'confidential', 'personal')),
    CONSTRAINT chk_data_dictionary_replacement CHECK (replaced_by IS NULL OR (is_deprecated AND replaced_by <> id))
);

CREATE INDEX IF NOT EXISTS idx_data_dictionary_search
    ON data_dictionary USING gin (to_tsvector('english', business_name || ' ' || definition));
CREATE INDEX IF NOT EXISTS idx_data_dictionary_personal
    ON data_dictionary (table_name) WHERE sensitivity = 'personal';

COMMENT ON TABLE data_dictionary IS 'Meaning, unit and sensitivity of columns, kept by the people who own them';
COMMENT ON COLUMN data_dictionary.valid_values IS 'The closed list of values, where there is one';
COMMENT ON COLUMN data_dictionary.sensitivity IS 'public, internal, confidential, or personal (GDPR)';
COMMENT ON CONSTRAINT chk_data_dictionary_replacement ON data_dictionary
    IS 'Only a deprecated column has a replacement, and never itself';
COMMENT ON INDEX idx_data_dictionary_search IS 'Full-text search of the dictionary page';

DROP TRIGGER IF EXISTS trg_data_dictionary_updated_at ON data_dictionary;
CREATE TRIGGER trg_data_dictionary_updated_at
    BEFORE UPDATE ON data_dictionary
    FOR EACH ROW
    EXECUTE FUNCTION update_updated_at_column();

-- ---------------------------------------------------------------------------
-- View
-- ---------------------------------------------------------------------------

-- A full join: columns that nobody documented, and entries whose column is gone, both show.
CREATE OR REPLACE VIEW v_data_dictionary_full AS
SELECT
    COALESCE(c.table_name, d.table_name) AS table_name,
    COALESCE(c.column_name, d.column_name) AS column_name,
    c.ordinal_position,
    c.data_type,
    c.is_nullable,
    c.column_default,
    d.business_name,
    COALESCE(d.definition, c.column_comment) AS definition,
    d.unit,
    d.valid_values,
    d.example_value,
    d.sensitivity,
    d.owner_team,
    r.qualified_name AS replaced_by,
    CASE
        WHEN c.column_name IS NULL THEN 'column is gone'
        WHEN d.id IS NULL THEN 'undocumented'
        WHEN d.is_deprecated THEN 'deprecated'
        ELSE 'documented'
    END AS documentation_status
FROM (
    SELECT
        cl.relname::TEXT AS table_name,
        a.attname::TEXT AS column_name,
        a.attnum::INTEGER AS ordinal_position,
        format_type(a.atttypid, a.atttypmod) AS data_type,
        NOT a.attnotnull AS is_nullable,
        pg_get_expr(ad.adbin, ad.adrelid) AS column_default,
        col_description(cl.oid, a.attnum) AS column_comment
    FROM pg_class AS cl
    JOIN pg_namespace AS n ON n.oid = cl.relnamespace
    JOIN pg_attribute AS a ON a.attrelid = cl.oid
    LEFT JOIN pg_attrdef AS ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum
    WHERE n.nspname = 'public'
      AND cl.relkind IN ('r', 'p')
      AND a.attnum > 0
      AND NOT a.attisdropped
) AS c
FULL JOIN data_dictionary AS d
    ON d.table_name = c.table_name AND d.column_name = c.column_name
LEFT JOIN data_dictionary AS r ON r.id = d.replaced_by;

COMMENT ON VIEW v_data_dictionary_full IS 'The dictionary beside the live columns, with what is missing on either side';

-- ---------------------------------------------------------------------------
-- Everyone may read what the data means
-- ---------------------------------------------------------------------------

GRANT SELECT ON data_dictionary, v_data_dictionary_full TO PUBLIC;

-- ---------------------------------------------------------------------------
-- Seed rows
-- ---------------------------------------------------------------------------

INSERT INTO data_dictionary (table_name, column_name, business_name, definition, unit, valid_values, example_value, sensitivity, owner_team) VALUES
    ('analyses', 'perception_score', 'Perception score', 'How favourably AI assistants describe the brand, over all answers of the analysis', 'points, 0 to 100', NULL, '78.50', 'internal', 'insights'),
    ('analyses', 'visibility_score', 'Visibility score', 'Share of the answers that mention the brand at all', 'percent', NULL, '42.00', 'internal', 'insights'),
    ('analyses', 'sentiment_score', 'Sentiment score', 'Mean sentiment of the sentences that mention the brand', '-1 to 1', NULL, '0.615', 'internal', 'insights'),
    ('analyses', 'status', 'Analysis status', 'Where the analysis stands', NULL, ARRAY['pending', 'running', 'completed', 'failed'], 'completed', 'internal', 'platform'),
    ('recommendations', 'impact_score', 'Impact score', 'Expected gain in perception if the recommendation is followed', 'points, 0 to 100', NULL, '70', 'internal', 'insights'),
    ('recommendations', 'priority_score', 'Priority score', 'Impact weighed against effort; the order in which owners see recommendations', 'points, 0 to 100', NULL, '85', 'internal', 'insights'),
    ('ai_responses', 'confidence', 'Answer confidence', 'Our own estimate of how reliable the answer is; not the model''s', '0 to 1', NULL, '0.910', 'internal', 'insights'),
    ('ai_responses', 'cost', 'Answer cost', 'What the provider charged for the prompt and the completion', 'US dollars', NULL, '0.000705', 'confidential', 'finance'),
    ('users', 'email', 'E-mail address', 'Address the user signs in with; unique without regard to case', NULL, NULL, 'name@example.com', 'personal', 'platform'),
    ('users', 'full_name', 'Full name', 'Name as the user wrote it', NULL, NULL, 'Mo Member', 'personal', 'platform')
ON CONFLICT (table_name, column_name) DO NOTHING;
