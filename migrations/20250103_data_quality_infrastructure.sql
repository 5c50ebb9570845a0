-- Migration: 20250103_data_quality_infrastructure.sql
-- Data quality rules and monitoring: rules are rows, a runner executes them and keeps the results;
-- orphan detection finds children without a parent; an audit table notes what migrations did.

-- ---------------------------------------------------------------------------
-- Tables
-- ---------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS data_quality_rules (
    id                   UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    rule_name            VARCHAR(150) NOT NULL UNIQUE,
    description          TEXT,
    category             VARCHAR(30) NOT NULL,
    severity             VARCHAR(10) NOT NULL DEFAULT 'warning',
    table_name           VARCHAR(63) NOT NULL,
    column_name          VARCHAR(63),
    violation_condition  TEXT NOT NULL,
    max_violation_pct    DECIMAL(5, 2) NOT NULL DEFAULT 0,
    is_active            BOOLEAN NOT NULL DEFAULT TRUE,
    created_by           UUID REFERENCES users (id) ON DELETE SET NULL,
    created_at           TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at           TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT chk_dq_rules_category
        CHECK (category IN ('completeness', 'validity', 'consistency', 'uniqueness', 'timeliness')),
    CONSTRAINT chk_dq_rules_severity CHECK (severity IN ('info', 'warning', 'error', 'critical')),
    CONSTRAINT chk_dq_rules_max_violation_pct CHECK (max_violation_pct BETWEEN 0 AND 100)
);

CREATE INDEX IF NOT EXISTS idx_dq_rules_active_category ON data_quality_rules (category, severity) WHERE is_active;
CREATE INDEX IF NOT EXISTS idx_dq_rules_table_name ON data_quality_rules (table_name);

COMMENT ON TABLE data_quality_rules IS 'Checks on the data itself, beyond what constraints can say';
COMMENT ON COLUMN data_quality_rules.violation_condition
    IS 'SQL condition over one row (alias t) that is true when the row breaks the rule';
COMMENT ON COLUMN data_quality_rules.max_violation_pct IS 'The rule passes while no more than this share of rows breaks it';

CREATE TABLE IF NOT EXISTS data_quality_results (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule_id        UUID NOT NULL REFERENCES data_quality_rules (id) ON DELETE CASCADE,
    status         VARCHAR(10) NOT NULL CHECK (status IN ('passed', 'failed', 'error')),
    checked_rows   BIGINT NOT NULL DEFAULT 0,
    violations     BIGINT NOT NULL DEFAULT 0,
    violation_pct  DECIMAL(5, 2) NOT NULL DEFAULT 0,
    duration_ms    DECIMAL(12, 3),
    error_message  TEXT,
    executed_at    TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    CHECK (violations <= checked_rows)
);

CREATE INDEX IF NOT EXISTS idx_dq_results_rule_executed ON data_quality_results (rule_id, executed_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS idx_dq_results_not_passed ON data_quality_results (executed_at) WHERE status <> 'passed';

COMMENT ON TABLE data_quality_results IS 'One row per execution of a rule';

CREATE TABLE IF NOT EXISTS orphan_detection_log (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    child_table    TEXT NOT NULL,
    child_column   TEXT NOT NULL,
    parent_table   TEXT NOT NULL,
    parent_column  TEXT NOT NULL,
    orphan_count   BIGINT NOT NULL CHECK (orphan_count >= 0),
    sample_values  TEXT[] NOT NULL DEFAULT '{}',
    detected_at    TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    resolved_at    TIMESTAMPTZ,
    resolved_by    UUID REFERENCES users (id) ON DELETE SET NULL
);

CREATE INDEX IF NOT EXISTS idx_orphan_detection_log_open
    ON orphan_detection_log (child_table, child_column) WHERE orphan_count > 0 AND resolved_at IS NULL;

COMMENT ON TABLE orphan_detection_log IS 'What detect_orphan_records() found, and whether somebody took care of it';

CREATE TABLE IF NOT EXISTS schema_migrations_audit (
    id              BIGSERIAL PRIMARY KEY,
    migration_name  VARCHAR(255) NOT NULL,
    action          VARCHAR(20) NOT NULL,
    checksum        CHAR(64),
    executed_by     NAME NOT NULL DEFAULT CURRENT_USER,
    executed_at     TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    duration_ms     INTEGER,
    details         JSONB NOT NULL DEFAULT '{}'::jsonb,
    CONSTRAINT chk_schema_migrations_audit_action CHECK (action IN ('apply', 'rollback', 'verify'))
);

CREATE INDEX IF NOT EXISTS idx_schema_migrations_audit_name
    ON schema_migrations_audit (migration_name, executed_at DESC);

COMMENT ON TABLE schema_migrations_audit IS 'Who applied or rolled back which migration, for post-mortems';

DROP TRIGGER IF EXISTS trg_data_quality_rules_updated_at ON data_quality_rules;
CREATE TRIGGER trg_data_quality_rules_updated_at
    BEFORE UPDATE ON data_quality_rules
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- ---------------------------------------------------------------------------
-- Functions
-- ---------------------------------------------------------------------------

-- A rule that cannot be executed is a result as well: one broken rule must not stop the others.
CREATE OR REPLACE FUNCTION run_data_quality_rule(p_rule_id UUID)
RETURNS data_quality_results
LANGUAGE plpgsql
AS $$
DECLARE
    v_rule data_quality_rules%ROWTYPE;
    v_result data_quality_results%ROWTYPE;
    v_checked BIGINT := 0;
    v_violations BIGINT := 0;
    v_pct DECIMAL(5, 2) := 0;
    v_status VARCHAR(10);
    v_error TEXT;
    v_started TIMESTAMPTZ := clock_timestamp();
BEGIN
    SELECT * INTO v_rule FROM data_quality_rules WHERE id = p_rule_id;

    IF NOT FOUND THEN
        RAISE EXCEPTION 'data quality rule % does not exist', p_rule_id
            USING ERRCODE = 'no_data_found';
    END IF;

    BEGIN
        EXECUTE format(
            'SELECT count(*), count(*) FILTER (WHERE %s) FROM %I AS t',
            v_rule.violation_condition, v_rule.table_name)
        INTO v_checked, v_violations;

        v_pct := COALESCE(ROUND(100.0 * v_violations / NULLIF(v_checked, 0), 2), 0);
        -- The unrounded share decides: one bad row in a million must not round down to none.
        v_status := CASE
            WHEN v_violations * 100.0 <= v_rule.max_violation_pct * v_checked THEN 'passed'
            ELSE 'failed'
        END;
    EXCEPTION WHEN OTHERS THEN
        v_status := 'error';
        v_error := SQLSTATE || ': ' || SQLERRM;
    END;

    INSERT INTO data_quality_results
        (rule_id, status, checked_rows, violations, violation_pct, duration_ms, error_message)
    VALUES
        (p_rule_id, v_status, v_checked, v_violations, v_pct,
         EXTRACT(EPOCH FROM clock_timestamp() - v_started) * 1000, v_error)
    RETURNING * INTO v_result;

    RETURN v_result;
END;
$$;

COMMENT ON FUNCTION run_data_quality_rule(UUID) IS 'Executes one rule, keeps the result and returns it';

CREATE OR REPLACE FUNCTION run_data_quality_checks(p_category VARCHAR DEFAULT NULL)
RETURNS TABLE (
    rule_name      VARCHAR,
    severity       VARCHAR,
    status         VARCHAR,
    checked_rows   BIGINT,
    violations     BIGINT,
    violation_pct  DECIMAL,
    error_message  TEXT
)
LANGUAGE plpgsql
AS $$
DECLARE
    v_rule RECORD;
    v_result data_quality_results;
BEGIN
    FOR v_rule IN
        SELECT r.id, r.rule_name, r.severity
        FROM data_quality_rules AS r
        WHERE r.is_active
          AND (p_category IS NULL OR r.category = p_category)
        ORDER BY array_position(ARRAY['critical', 'error', 'warning', 'info'], r.severity::TEXT), r.rule_name
    LOOP
        v_result := run_data_quality_rule(v_rule.id);

        rule_name := v_rule.rule_name;
        severity := v_rule.severity;
        status := v_result.status;
        checked_rows := v_result.checked_rows;
        violations := v_result.violations;
        violation_pct := v_result.violation_pct;
        error_message := v_result.error_message;
        RETURN NEXT;
    END LOOP;
END;
$$;

COMMENT ON FUNCTION run_data_quality_checks(VARCHAR)
    IS 'Executes all active rules, or those of one category, the most severe first';

CREATE OR REPLACE FUNCTION get_data_quality_summary()
RETURNS TABLE (
    table_name      VARCHAR,
    active_rules    BIGINT,
    passed          BIGINT,
    failed          BIGINT,
    errors          BIGINT,
    never_run       BIGINT,
    quality_score   DECIMAL,
    last_checked_at TIMESTAMPTZ
)
LANGUAGE sql
STABLE
AS $$
    SELECT
        r.table_name,
        count(*),
        count(*) FILTER (WHERE l.status = 'passed'),
        count(*) FILTER (WHERE l.status = 'failed'),
        count(*) FILTER (WHERE l.status = 'error'),
        count(*) FILTER (WHERE l.status IS NULL),
        ROUND(100.0 * count(*) FILTER (WHERE l.status = 'passed') / NULLIF(count(l.status), 0), 2),
        max(l.executed_at)
    FROM data_quality_rules AS r
    LEFT JOIN LATERAL (
        SELECT x.status, x.executed_at
        FROM data_quality_results AS x
        WHERE x.rule_id = r.id
        ORDER BY x.executed_at DESC, x.id DESC
        LIMIT 1
    ) AS l ON TRUE
    WHERE r.is_active
    GROUP BY r.table_name
    ORDER BY r.table_name
$$;

COMMENT ON FUNCTION get_data_quality_summary() IS 'Per table: how the latest run of each active rule ended';

-- For columns that refer to another table without a foreign key.
CREATE OR REPLACE FUNCTION detect_orphan_records(
    p_child_table TEXT,
    p_child_column TEXT,
    p_parent_table TEXT,
    p_parent_column TEXT DEFAULT 'id'
)
RETURNS TABLE (orphan_count BIGINT, sample_values TEXT[])
LANGUAGE plpgsql
AS $$
BEGIN
    EXECUTE format(
        'SELECT count(*),
                COALESCE((array_agg(DISTINCT c.%2$I::TEXT))[1:10], ''{}'')
         FROM %1$I AS c
         WHERE c.%2$I IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM %3$I AS p WHERE p.%4$I = c.%2$I)',
        p_child_table, p_child_column, p_parent_table, p_parent_column)
    INTO orphan_count, sample_values;

    INSERT INTO orphan_detection_log
        (child_table, child_column, parent_table, parent_column, orphan_count, sample_values)
    VALUES
        (p_child_table, p_child_column, p_parent_table, p_parent_column,
         detect_orphan_records.orphan_count, detect_orphan_records.sample_values);

    RETURN NEXT;
END;
$$;

COMMENT ON FUNCTION detect_orphan_records(TEXT, TEXT, TEXT, TEXT)
    IS 'Counts the rows whose reference leads nowhere, logs the finding and returns up to ten of the values';

-- ---------------------------------------------------------------------------
-- View
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW v_data_quality_summary AS
SELECT DISTINCT ON (r.id)
    r.id AS rule_id,
    r.rule_name,
    r.category,
    r.severity,
    r.table_name,
    r.column_name,
    COALESCE(x.status, 'never run') AS status,
    x.checked_rows,
    x.violations,
    x.violation_pct,
    r.max_violation_pct,
    x.error_message,
    x.executed_at
FROM data_quality_rules AS r
LEFT JOIN data_quality_results AS x ON x.rule_id = r.id
WHERE r.is_active
ORDER BY r.id, x.executed_at DESC, x.id DESC;

COMMENT ON VIEW v_data_quality_summary IS 'The latest result of every active rule';

-- ---------------------------------------------------------------------------
-- Seed rows
-- ---------------------------------------------------------------------------

INSERT INTO data_quality_rules (rule_name, description, category, severity, table_name, column_name, violation_condition, max_violation_pct) VALUES
    ('completed_analyses_have_scores', 'A completed analysis carries all three scores', 'completeness', 'error', 'analyses', 'perception_score',
     't.status = ''completed'' AND (t.perception_score IS NULL OR t.visibility_score IS NULL OR t.sentiment_score IS NULL)', 0),
    ('analyses_finish_within_a_day', 'No analysis stays open for more than a day', 'timeliness', 'warning', 'analyses', 'completed_at',
     't.completed_at IS NULL AND t.created_at < NOW() - INTERVAL ''1 day''', 5),
    ('brands_have_a_description', 'Prompts work better when the brand describes itself', 'completeness', 'info', 'brands', 'description',
     'NULLIF(btrim(t.description), '''') IS NULL', 60),
    ('brand_website_is_https', 'Owners give the https address of their site', 'validity', 'warning', 'brands', 'website_url',
     't.website_url IS NOT NULL AND t.website_url !~ ''^https://''', 0),
    ('responses_cost_what_tokens_say', 'A response with tokens has a cost', 'consistency', 'error', 'ai_responses', 'cost',
     't.prompt_tokens + t.completion_tokens > 0 AND t.cost = 0', 1),
    ('one_open_recommendation_per_title', 'A brand does not see the same open recommendation twice', 'uniqueness', 'warning', 'recommendations', 'title',
     't.status = ''open'' AND EXISTS (SELECT 1 FROM recommendations AS o WHERE o.brand_id = t.brand_id AND o.status = ''open'' AND lower(o.title) = lower(t.title) AND o.id <> t.id)', 0)
ON CONFLICT (rule_name) DO NOTHING;
