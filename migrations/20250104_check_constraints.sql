-- Migration: 20250104_check_constraints.sql
-- CHECK constraints for data integrity: the ranges, closed lists and orders of time that the
-- application has always relied on, now kept by the database.

-- ---------------------------------------------------------------------------
-- analyses
-- ---------------------------------------------------------------------------

ALTER TABLE analyses
    ADD CONSTRAINT chk_analyses_perception_score_range
    CHECK (perception_score IS NULL OR (perception_score >= 0 AND perception_score <= 100));

ALTER TABLE analyses
    ADD CONSTRAINT chk_analyses_visibility_score_range
    CHECK (visibility_score IS NULL OR (visibility_score >= 0 AND visibility_score <= 100));

ALTER TABLE analyses
    ADD CONSTRAINT chk_analyses_sentiment_score_range
    CHECK (sentiment_score BETWEEN -1 AND 1);

ALTER TABLE analyses
    ADD CONSTRAINT chk_analyses_status_valid
        CHECK (status IN ('pending', 'running', 'completed', 'failed', 'cancelled')),
    ADD CONSTRAINT chk_analyses_completed_after_started
        CHECK (completed_at IS NULL OR started_at IS NULL OR completed_at >= started_at),
    ADD CONSTRAINT chk_analyses_completed_has_time
        CHECK (status <> 'completed' OR completed_at IS NOT NULL),
    ADD CONSTRAINT chk_analyses_results_is_object
        CHECK (jsonb_typeof(results) = 'object');

COMMENT ON CONSTRAINT chk_analyses_sentiment_score_range ON analyses
    IS 'Sentiment is a mean of values from -1 (hostile) to 1 (enthusiastic)';

-- ---------------------------------------------------------------------------
-- recommendations
-- ---------------------------------------------------------------------------

ALTER TABLE recommendations
    ADD CONSTRAINT chk_recommendations_impact_score_range CHECK (impact_score BETWEEN 0 AND 100);
ALTER TABLE recommendations
    ADD CONSTRAINT chk_recommendations_priority_score_range CHECK (priority_score BETWEEN 0 AND 100);

ALTER TABLE recommendations
    ADD CONSTRAINT chk_recommendations_status_valid
        CHECK (status IN ('open', 'in_progress', 'done', 'dismissed')),
    ADD CONSTRAINT chk_recommendations_effort_level_valid
        CHECK (effort_level IN ('low', 'medium', 'high')),
    ADD CONSTRAINT chk_recommendations_title_not_blank
        CHECK (btrim(title) <> ''),
    ADD CONSTRAINT chk_recommendations_completed_when_done
        CHECK ((status = 'done') = (completed_at IS NOT NULL)),
    ADD CONSTRAINT chk_recommendations_json_arrays
        CHECK (jsonb_typeof(action_items) = 'array' AND jsonb_typeof(source_response_ids) = 'array');

-- ---------------------------------------------------------------------------
-- ai_responses: the largest table. NOT VALID takes its lock for a moment only; the validation
-- that follows reads the table while others go on writing.
-- ---------------------------------------------------------------------------

ALTER TABLE ai_responses
    ADD CONSTRAINT chk_ai_responses_confidence_range
    CHECK (confidence >= 0 AND confidence <= 1) NOT VALID;
ALTER TABLE ai_responses
    ADD CONSTRAINT chk_ai_responses_cost_non_negative
    CHECK (cost >= 0) NOT VALID;
ALTER TABLE ai_responses
    ADD CONSTRAINT chk_ai_responses_tokens_non_negative
    CHECK (prompt_tokens >= 0 AND completion_tokens >= 0) NOT VALID;
ALTER TABLE ai_responses
    ADD CONSTRAINT chk_ai_responses_latency_non_negative
    CHECK (latency_ms >= 0) NOT VALID;
ALTER TABLE ai_responses
    ADD CONSTRAINT chk_ai_responses_provider_lowercase
    CHECK (provider = lower(provider) AND provider <> '') NOT VALID;

ALTER TABLE ai_responses VALIDATE CONSTRAINT chk_ai_responses_confidence_range;
ALTER TABLE ai_responses VALIDATE CONSTRAINT chk_ai_responses_cost_non_negative;
ALTER TABLE ai_responses VALIDATE CONSTRAINT chk_ai_responses_tokens_non_negative;
ALTER TABLE ai_responses VALIDATE CONSTRAINT chk_ai_responses_latency_non_negative;
ALTER TABLE ai_responses VALIDATE CONSTRAINT chk_ai_responses_provider_lowercase;

-- ---------------------------------------------------------------------------
-- system_settings and cache_entries
-- ---------------------------------------------------------------------------

ALTER TABLE system_settings
    ADD CONSTRAINT chk_system_settings_key_format CHECK (key ~ '^[a-z][a-z0-9_.]*$'),
    ADD CONSTRAINT chk_system_settings_value_type_valid CHECK (value_type IN ('string', 'integer', 'boolean', 'json')),
    ADD CONSTRAINT chk_system_settings_value_matches_type CHECK (
        CASE value_type
            WHEN 'boolean' THEN value IN ('true', 'false')
            WHEN 'integer' THEN value ~ '^-?[0-9]+$'
            ELSE TRUE
        END);

ALTER TABLE cache_entries ADD CONSTRAINT chk_cache_entries_hit_count_non_negative CHECK (hit_count >= 0);
ALTER TABLE cache_entries ADD CONSTRAINT chk_cache_entries_size_non_negative CHECK (size_bytes >= 0);
ALTER TABLE cache_entries ADD CONSTRAINT chk_cache_entries_expires_after_created CHECK (expires_at > created_at);

COMMENT ON CONSTRAINT chk_system_settings_value_matches_type ON system_settings
    IS 'Keeps a typing mistake in maintenance_mode from reaching the application';

-- ---------------------------------------------------------------------------
-- View
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW v_check_constraints AS
SELECT
    cl.relname::TEXT AS table_name,
    con.conname::TEXT AS constraint_name,
    pg_get_constraintdef(con.oid, TRUE) AS definition,
    ARRAY(
        SELECT a.attname::TEXT
        FROM unnest(con.conkey) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_attribute AS a ON a.attrelid = con.conrelid AND a.attnum = k.attnum
        ORDER BY k.position
    ) AS column_names,
    con.convalidated AS is_validated,
    obj_description(con.oid, 'pg_constraint') AS description
FROM pg_constraint AS con
JOIN pg_class AS cl ON cl.oid = con.conrelid
JOIN pg_namespace AS n ON n.oid = cl.relnamespace
WHERE con.contype = 'c'
  AND n.nspname = 'public';

COMMENT ON VIEW v_check_constraints IS 'All CHECK constraints on tables of the schema, with their columns and text';
