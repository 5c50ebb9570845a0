-- Migration: 20250107_fk_relationships_documentation.sql
-- FK relationships documentation and validation: why a foreign key exists and what its cascades
-- mean, views over the live catalog, and functions that check the health of the references.

-- ---------------------------------------------------------------------------
-- Table
-- ---------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS fk_relationship_docs (
    id                UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    child_table       TEXT NOT NULL,
    constraint_name   TEXT NOT NULL,
    relationship      VARCHAR(20) NOT NULL DEFAULT 'many-to-one',
    purpose           TEXT NOT NULL,
    delete_rationale  TEXT,
    created_at        TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at        TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT uq_fk_relationship_docs UNIQUE (child_table, constraint_name),
    CONSTRAINT chk_fk_relationship_docs_relationship
        CHECK (relationship IN ('one-to-one', 'many-to-one', 'self-reference'))
);

COMMENT ON TABLE fk_relationship_docs IS 'What the catalog cannot say about a foreign key';
COMMENT ON COLUMN fk_relationship_docs.delete_rationale IS 'Why ON DELETE is what it is';

CREATE OR REPLACE TRIGGER trg_fk_relationship_docs_updated_at
    BEFORE UPDATE ON fk_relationship_docs
    FOR EACH ROW
    EXECUTE FUNCTION update_updated_at_column();

-- ---------------------------------------------------------------------------
-- The foreign keys as they are, with what is documented about them
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW v_foreign_key_relationships AS
SELECT
    con.oid AS constraint_oid,
    con.conname::TEXT AS constraint_name,
    child.relname::TEXT AS child_table,
    ck.columns AS child_columns,
    parent.relname::TEXT AS parent_table,
    pk.columns AS parent_columns,
    CASE con.confdeltype
        WHEN 'a' THEN 'NO ACTION' WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE'
        WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT'
    END AS on_delete,
    CASE con.confupdtype
        WHEN 'a' THEN 'NO ACTION' WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE'
        WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT'
    END AS on_update,
    con.convalidated AS is_validated,
    con.condeferrable AS is_deferrable,
    ck.is_nullable,
    EXISTS (
        SELECT 1
        FROM pg_index AS i
        CROSS JOIN LATERAL (SELECT (i.indkey::SMALLINT[])[0:i.indnkeyatts - 1] AS keys) AS k
        WHERE i.indrelid = con.conrelid
          AND i.indisvalid
          AND i.indpred IS NULL
          -- It starts with all the columns of the key, or it is unique on some of them.
          AND (k.keys[1:cardinality(con.conkey)] @> con.conkey
               OR (i.indisunique AND k.keys <@ con.conkey))
    ) AS has_index,
    d.relationship,
    d.purpose,
    d.delete_rationale
FROM pg_constraint AS con
JOIN pg_class AS child ON child.oid = con.conrelid
JOIN pg_namespace AS n ON n.oid = child.relnamespace
JOIN pg_class AS parent ON parent.oid = con.confrelid
CROSS JOIN LATERAL (
    SELECT array_agg(a.attname::TEXT ORDER BY k.position) AS columns, bool_or(NOT a.attnotnull) AS is_nullable
    FROM unnest(con.conkey) WITH ORDINALITY AS k (attnum, position)
    JOIN pg_attribute AS a ON a.attrelid = con.conrelid AND a.attnum = k.attnum
) AS ck
CROSS JOIN LATERAL (
    SELECT array_agg(a.attname::TEXT ORDER BY k.position) AS columns
    FROM unnest(con.confkey) WITH ORDINALITY AS k (attnum, position)
    JOIN pg_attribute AS a ON a.attrelid = con.confrelid AND a.attnum = k.attnum
) AS pk
LEFT JOIN fk_relationship_docs AS d
    ON d.child_table = child.relname AND d.constraint_name = con.conname
WHERE con.contype = 'f'
  AND n.nspname = 'public';

COMMENT ON VIEW v_foreign_key_relationships IS 'All foreign keys of the schema with their columns, actions and documentation';
COMMENT ON COLUMN v_foreign_key_relationships.has_index IS 'Without an index on the child, deletes of the parent read the whole child';

-- ---------------------------------------------------------------------------
-- Dependency graph
-- ---------------------------------------------------------------------------

-- Walks from each table to its parents. The path ends a walk that comes back to where it was, so
-- that cycles and self references do no harm.
CREATE OR REPLACE FUNCTION get_table_dependency_graph()
RETURNS TABLE (
    table_name   TEXT,
    depends_on   TEXT[],
    depth        INTEGER,
    is_in_cycle  BOOLEAN
)
LANGUAGE sql
STABLE
AS $$
    WITH RECURSIVE edges AS (
        SELECT DISTINCT f.child_table AS child, f.parent_table AS parent
        FROM v_foreign_key_relationships AS f
        WHERE f.child_table <> f.parent_table
    ),
    walks AS (
        SELECT c.relname::TEXT AS origin, c.relname::TEXT AS position, ARRAY[c.relname::TEXT] AS path, FALSE AS is_cycle
        FROM pg_class AS c
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public'
          AND c.relkind IN ('r', 'p')
          AND NOT c.relispartition
        UNION ALL
        SELECT w.origin, e.parent, w.path || e.parent, e.parent = ANY (w.path)
        FROM walks AS w
        JOIN edges AS e ON e.child = w.position
        WHERE NOT w.is_cycle
    )
    SELECT
        w.origin,
        ARRAY(SELECT e.parent FROM edges AS e WHERE e.child = w.origin ORDER BY e.parent),
        (max(cardinality(w.path)) FILTER (WHERE NOT w.is_cycle) - 1)::INTEGER,
        bool_or(w.is_cycle AND w.position = w.origin)
    FROM walks AS w
    GROUP BY w.origin
    ORDER BY 3, 1
$$;

COMMENT ON FUNCTION get_table_dependency_graph()
    IS 'The parents of each table and how far it is from a table without parents: the order to load data in';

-- ---------------------------------------------------------------------------
-- More views
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW v_fk_summary_by_table AS
SELECT
    g.table_name,
    g.depth AS dependency_depth,
    g.is_in_cycle,
    (SELECT count(*) FROM v_foreign_key_relationships AS f WHERE f.child_table = g.table_name) AS outgoing_keys,
    (SELECT count(*) FROM v_foreign_key_relationships AS f WHERE f.parent_table = g.table_name) AS incoming_keys,
    (SELECT count(*) FROM v_foreign_key_relationships AS f WHERE f.child_table = g.table_name AND f.purpose IS NULL) AS undocumented_keys
FROM get_table_dependency_graph() AS g;

COMMENT ON VIEW v_fk_summary_by_table IS 'Foreign keys per table, out and in, and the depth of the table in the graph';

CREATE OR REPLACE VIEW v_suggested_foreign_keys AS
SELECT
    c.relname::TEXT AS child_table,
    a.attname::TEXT AS child_column,
    p.relname::TEXT AS parent_table,
    'id'::TEXT AS parent_column,
    format('ALTER TABLE %I ADD FOREIGN KEY (%I) REFERENCES %I (id) NOT VALID', c.relname, a.attname, p.relname) AS suggestion
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = 'public'
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
-- brand_id points to brands, category_id to categories, analysis_id to analyses.
JOIN pg_class AS p
    ON p.relnamespace = c.relnamespace
   AND p.relkind IN ('r', 'p')
   AND p.relname IN (
       left(a.attname, -3),
       left(a.attname, -3) || 's',
       regexp_replace(left(a.attname, -3), 'y$', 'ies'),
       regexp_replace(left(a.attname, -3), 'is$', 'es'))
JOIN pg_attribute AS pa
    ON pa.attrelid = p.oid AND pa.attname = 'id' AND pa.atttypid = a.atttypid AND NOT pa.attisdropped
WHERE c.relkind IN ('r', 'p')
  AND right(a.attname, 3) = '_id'
  AND NOT EXISTS (
      SELECT 1
      FROM v_foreign_key_relationships AS f
      WHERE f.child_table = c.relname AND a.attname = ANY (f.child_columns)
  );

COMMENT ON VIEW v_suggested_foreign_keys IS 'Columns that look like references, by name and type, and have no foreign key';

CREATE OR REPLACE VIEW v_cascade_behavior_analysis AS
SELECT
    f.parent_table,
    f.child_table,
    f.constraint_name,
    f.on_delete,
    f.has_index,
    s.incoming_keys AS keys_into_child,
    CASE
        WHEN f.on_delete = 'CASCADE' AND s.incoming_keys > 0 THEN 'high'
        WHEN f.on_delete = 'CASCADE' OR NOT f.has_index THEN 'medium'
        ELSE 'low'
    END AS risk,
    CASE
        WHEN f.on_delete = 'CASCADE' AND s.incoming_keys > 0
            THEN 'Deleting a row of ' || f.parent_table || ' deletes rows of ' || f.child_table || ' and reaches what hangs on them'
        WHEN f.on_delete = 'CASCADE'
            THEN 'Deleting a row of ' || f.parent_table || ' deletes its rows of ' || f.child_table
        WHEN f.on_delete IN ('SET NULL', 'SET DEFAULT')
            THEN 'Rows of ' || f.child_table || ' stay and forget their ' || f.parent_table
        ELSE 'A row of ' || f.parent_table || ' cannot be deleted while ' || f.child_table || ' refers to it'
    END AS effect,
    f.delete_rationale
FROM v_foreign_key_relationships AS f
JOIN v_fk_summary_by_table AS s ON s.table_name = f.child_table;

COMMENT ON VIEW v_cascade_behavior_analysis IS 'What a delete of a parent does, and how far it reaches';

-- ---------------------------------------------------------------------------
-- Checks
-- ---------------------------------------------------------------------------

-- Foreign keys can be broken where they are NOT VALID, or where rows were loaded with triggers off.
CREATE OR REPLACE FUNCTION validate_referential_integrity()
RETURNS TABLE (
    constraint_name  TEXT,
    child_table      TEXT,
    parent_table     TEXT,
    orphan_count     BIGINT,
    is_intact        BOOLEAN
)
LANGUAGE plpgsql
STABLE
AS $$
DECLARE
    v_fk RECORD;
    v_join TEXT;
    v_not_null TEXT;
BEGIN
    FOR v_fk IN
        SELECT f.* FROM v_foreign_key_relationships AS f ORDER BY f.child_table, f.constraint_name
    LOOP
        SELECT string_agg(format('p.%I = c.%I', k.parent_column, k.child_column), ' AND '),
               string_agg(format('c.%I IS NOT NULL', k.child_column), ' AND ')
        INTO v_join, v_not_null
        FROM unnest(v_fk.parent_columns, v_fk.child_columns) AS k (parent_column, child_column);

        EXECUTE format(
            'SELECT count(*) FROM %I AS c WHERE %s AND NOT EXISTS (SELECT 1 FROM %I AS p WHERE %s)',
            v_fk.child_table, v_not_null, v_fk.parent_table, v_join)
        INTO orphan_count;

        constraint_name := v_fk.constraint_name;
        child_table := v_fk.child_table;
        parent_table := v_fk.parent_table;
        is_intact := orphan_count = 0;
        RETURN NEXT;
    END LOOP;
END;
$$;

COMMENT ON FUNCTION validate_referential_integrity() IS 'Reads all rows under every foreign key and counts those without a parent';

CREATE OR REPLACE FUNCTION check_fk_health()
RETURNS TABLE (
    check_name   TEXT,
    status       TEXT,
    issue_count  BIGINT,
    details      TEXT[]
)
LANGUAGE sql
STABLE
AS $$
    SELECT
        c.check_name,
        CASE WHEN count(i.detail) = 0 THEN 'ok' ELSE c.severity END,
        count(i.detail),
        COALESCE(array_agg(i.detail ORDER BY i.detail) FILTER (WHERE i.detail IS NOT NULL), '{}')
    FROM (VALUES
        (1, 'foreign keys are validated', 'error'),
        (2, 'foreign keys have an index', 'warning'),
        (3, 'references have a foreign key', 'warning'),
        (4, 'no cycles between tables', 'warning'),
        (5, 'foreign keys are documented', 'info')
    ) AS c (position, check_name, severity)
    LEFT JOIN (
        SELECT 1 AS position, f.child_table || '.' || f.constraint_name AS detail
        FROM v_foreign_key_relationships AS f WHERE NOT f.is_validated
        UNION ALL
        SELECT 2, f.child_table || '.' || f.constraint_name
        FROM v_foreign_key_relationships AS f WHERE NOT f.has_index
        UNION ALL
        SELECT 3, s.child_table || '.' || s.child_column
        FROM v_suggested_foreign_keys AS s
        UNION ALL
        SELECT 4, g.table_name
        FROM get_table_dependency_graph() AS g WHERE g.is_in_cycle
        UNION ALL
        SELECT 5, f.child_table || '.' || f.constraint_name
        FROM v_foreign_key_relationships AS f WHERE f.purpose IS NULL
    ) AS i ON i.position = c.position
    GROUP BY c.position, c.check_name, c.severity
    ORDER BY c.position
$$;

COMMENT ON FUNCTION check_fk_health() IS 'One row per check of the foreign keys, with what each found';

-- ---------------------------------------------------------------------------
-- Seed rows
-- ---------------------------------------------------------------------------

INSERT INTO fk_relationship_docs (child_table, constraint_name, purpose, delete_rationale) VALUES
    ('brands', 'brands_owner_id_fkey', 'The user who manages the brand', 'A brand outlives the account of its owner and can be handed over'),
    ('analyses', 'analyses_brand_id_fkey', 'The brand that was analysed', 'An analysis means nothing without its brand'),
    ('analyses', 'analyses_requested_by_fkey', 'Who started the analysis', 'The result stays when the account is closed'),
    ('ai_responses', 'ai_responses_analysis_id_fkey', 'The analysis that the answer was asked for', 'Answers are part of their analysis'),
    ('recommendations', 'recommendations_brand_id_fkey', 'The brand that should act', 'Nobody is left to act on it'),
    ('recommendations', 'recommendations_analysis_id_fkey', 'The analysis that it was drawn from', 'A recommendation stays valid when old analyses are archived'),
    ('system_settings', 'system_settings_updated_by_fkey', 'Who changed the setting last', 'Settings do not depend on accounts')
ON CONFLICT ON CONSTRAINT uq_fk_relationship_docs DO NOTHING;
