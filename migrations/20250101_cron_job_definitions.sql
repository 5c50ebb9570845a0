-- Migration: 20250101_cron_job_definitions.sql
-- Cron job definitions and management: what runs when, the outcome of the last run, and the two
-- functions through which the scheduler starts a job and reports how it went.

-- ---------------------------------------------------------------------------
-- Table
-- ---------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS cron_job_definitions (
    id                        UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    job_name                  VARCHAR(100) NOT NULL UNIQUE,
    description               TEXT,
    cron_expression           VARCHAR(100) NOT NULL,
    timezone                  VARCHAR(50) NOT NULL DEFAULT 'UTC',
    handler                   VARCHAR(200) NOT NULL,
    payload                   JSONB NOT NULL DEFAULT '{}'::jsonb,
    is_enabled                BOOLEAN NOT NULL DEFAULT TRUE,
    timeout_seconds           INTEGER NOT NULL DEFAULT 300 CHECK (timeout_seconds > 0),
    max_consecutive_failures  INTEGER NOT NULL DEFAULT 5 CHECK (max_consecutive_failures > 0),

    last_started_at           TIMESTAMPTZ,
    last_finished_at          TIMESTAMPTZ,
    last_status               VARCHAR(20) NOT NULL DEFAULT 'never_run',
    last_duration_ms          INTEGER,
    last_error                TEXT,

    run_count                 BIGINT NOT NULL DEFAULT 0,
    success_count             BIGINT NOT NULL DEFAULT 0,
    failure_count             BIGINT NOT NULL DEFAULT 0,
    consecutive_failures      INTEGER NOT NULL DEFAULT 0,
    avg_duration_ms           DECIMAL(12, 2),

    created_at                TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at                TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT chk_cron_job_expression CHECK (cron_expression ~ '^\S+( \S+){4}$'),
    CONSTRAINT chk_cron_job_last_status CHECK (last_status IN ('never_run', 'running', 'success', 'failure')),
    CONSTRAINT chk_cron_job_counts CHECK (run_count = success_count + failure_count)
);

CREATE INDEX IF NOT EXISTS idx_cron_job_definitions_enabled
    ON cron_job_definitions (job_name) WHERE is_enabled;
CREATE INDEX IF NOT EXISTS idx_cron_job_definitions_failing
    ON cron_job_definitions (consecutive_failures DESC) WHERE consecutive_failures > 0;

COMMENT ON TABLE cron_job_definitions IS 'Recurring jobs, their schedule and the statistics of their runs';
COMMENT ON COLUMN cron_job_definitions.cron_expression IS 'Five fields: minute, hour, day of month, month, day of week';
COMMENT ON COLUMN cron_job_definitions.max_consecutive_failures IS 'The job is disabled after so many failures in a row';
COMMENT ON COLUMN cron_job_definitions.run_count IS 'Finished runs only; a running job is not counted yet';

DROP TRIGGER IF EXISTS trg_cron_job_definitions_updated_at ON cron_job_definitions;
CREATE TRIGGER trg_cron_job_definitions_updated_at
    BEFORE UPDATE ON cron_job_definitions
    FOR EACH ROW
    EXECUTE FUNCTION update_updated_at_column();

-- ---------------------------------------------------------------------------
-- Functions
-- ---------------------------------------------------------------------------

-- The scheduler reports the end of a run.
CREATE OR REPLACE FUNCTION update_cron_job_stats(
    p_job_name VARCHAR,
    p_success BOOLEAN,
    p_duration_ms INTEGER DEFAULT NULL,
    p_error TEXT DEFAULT NULL
)
RETURNS VOID
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE cron_job_definitions AS j
    SET last_finished_at     = clock_timestamp(),
        last_status          = CASE WHEN p_success THEN 'success' ELSE 'failure' END,
        last_duration_ms     = p_duration_ms,
        last_error           = CASE WHEN p_success THEN NULL ELSE COALESCE(p_error, 'unknown error') END,
        run_count            = j.run_count + 1,
        success_count        = j.success_count + CASE WHEN p_success THEN 1 ELSE 0 END,
        failure_count        = j.failure_count + CASE WHEN p_success THEN 0 ELSE 1 END,
        consecutive_failures = CASE WHEN p_success THEN 0 ELSE j.consecutive_failures + 1 END,
        is_enabled           = j.is_enabled
                               AND (p_success OR j.consecutive_failures + 1 < j.max_consecutive_failures),
        -- Exponential moving average: recent runs weigh more, and no history has to be kept.
        avg_duration_ms      = CASE
                                   WHEN p_duration_ms IS NULL THEN j.avg_duration_ms
                                   WHEN j.avg_duration_ms IS NULL THEN p_duration_ms
                                   ELSE ROUND(j.avg_duration_ms * 0.8 + p_duration_ms * 0.2, 2)
                               END
    WHERE j.job_name = p_job_name;

    IF NOT FOUND THEN
        RAISE EXCEPTION 'cron job "%" does not exist', p_job_name
            USING ERRCODE = 'no_data_found';
    END IF;
END;
$$;

COMMENT ON FUNCTION update_cron_job_stats(VARCHAR, BOOLEAN, INTEGER, TEXT)
    IS 'Records the outcome of a run and disables a job that keeps failing';

-- The scheduler, or a person, starts a run. The row lock makes sure that only one of them wins.
CREATE OR REPLACE FUNCTION trigger_cron_job(p_job_name VARCHAR)
RETURNS JSONB
LANGUAGE plpgsql
AS $$
DECLARE
    v_job cron_job_definitions%ROWTYPE;
BEGIN
    SELECT * INTO v_job
    FROM cron_job_definitions
    WHERE job_name = p_job_name
    FOR UPDATE;

    IF NOT FOUND THEN
        RAISE EXCEPTION 'cron job "%" does not exist', p_job_name
            USING ERRCODE = 'no_data_found';
    END IF;

    IF NOT v_job.is_enabled THEN
        RETURN jsonb_build_object('triggered', FALSE, 'job_name', p_job_name, 'reason', 'disabled');
    END IF;

    -- A run that is past its timeout has died without reporting: it does not block the next one.
    IF v_job.last_status = 'running'
       AND v_job.last_started_at > clock_timestamp() - make_interval(secs => v_job.timeout_seconds) THEN
        RETURN jsonb_build_object('triggered', FALSE, 'job_name', p_job_name, 'reason', 'already running');
    END IF;

    UPDATE cron_job_definitions
    SET last_status = 'running',
        last_started_at = clock_timestamp(),
        last_error = NULL
    WHERE id = v_job.id
    RETURNING * INTO v_job;

    RETURN jsonb_build_object(
        'triggered', TRUE,
        'job_name', v_job.job_name,
        'handler', v_job.handler,
        'payload', v_job.payload,
        'timeout_seconds', v_job.timeout_seconds,
        'started_at', v_job.last_started_at);
END;
$$;

COMMENT ON FUNCTION trigger_cron_job(VARCHAR)
    IS 'Marks a job as running and returns what the worker needs; says why when it cannot';

-- ---------------------------------------------------------------------------
-- Views
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW v_cron_job_status AS
SELECT
    j.job_name,
    j.is_enabled,
    j.last_status,
    j.last_started_at,
    j.last_finished_at,
    j.last_duration_ms,
    j.avg_duration_ms,
    j.run_count,
    ROUND(100.0 * j.success_count / NULLIF(j.run_count, 0), 2) AS success_rate_pct,
    j.consecutive_failures,
    j.last_error,
    CASE
        WHEN NOT j.is_enabled AND j.consecutive_failures >= j.max_consecutive_failures THEN 'disabled after failures'
        WHEN NOT j.is_enabled THEN 'disabled'
        WHEN j.last_status = 'never_run' THEN 'never run'
        WHEN j.last_status = 'running'
             AND j.last_started_at < NOW() - make_interval(secs => j.timeout_seconds) THEN 'stuck'
        WHEN j.last_status = 'running' THEN 'running'
        WHEN j.consecutive_failures > 0 THEN 'failing'
        ELSE 'healthy'
    END AS health
FROM cron_job_definitions AS j;

COMMENT ON VIEW v_cron_job_status IS 'One row per job with its health in a word';

CREATE OR REPLACE VIEW v_cron_schedule AS
SELECT
    s.job_name,
    s.description,
    s.cron_expression,
    s.timezone,
    CASE
        WHEN s.cron_expression = '* * * * *' THEN 'every minute'
        WHEN s.minute LIKE '*/%' AND s.hour = '*' THEN 'every ' || split_part(s.minute, '/', 2) || ' minutes'
        WHEN s.minute ~ '^\d+$' AND s.hour = '*' THEN 'every hour at minute ' || s.minute
        WHEN s.minute ~ '^\d+$' AND s.hour ~ '^\d+$' THEN
            CASE
                WHEN s.day_of_month = '*' AND s.month = '*' AND s.day_of_week = '*' THEN 'daily'
                WHEN s.day_of_month = '*' AND s.month = '*' AND s.day_of_week ~ '^[0-7]$'
                    THEN 'every ' || (ARRAY['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday',
                                            'Friday', 'Saturday', 'Sunday'])[s.day_of_week::INTEGER + 1]
                WHEN s.day_of_month ~ '^\d+$' AND s.month = '*' AND s.day_of_week = '*'
                    THEN 'monthly on day ' || s.day_of_month
                ELSE 'on ' || s.day_of_month || ' ' || s.month || ' ' || s.day_of_week
            END || ' at ' || lpad(s.hour, 2, '0') || ':' || lpad(s.minute, 2, '0')
        ELSE s.cron_expression
    END AS schedule
FROM (
    SELECT
        j.job_name,
        j.description,
        j.cron_expression,
        j.timezone,
        split_part(j.cron_expression, ' ', 1) AS minute,
        split_part(j.cron_expression, ' ', 2) AS hour,
        split_part(j.cron_expression, ' ', 3) AS day_of_month,
        split_part(j.cron_expression, ' ', 4) AS month,
        split_part(j.cron_expression, ' ', 5) AS day_of_week
    FROM cron_job_definitions AS j
    WHERE j.is_enabled
) AS s;

COMMENT ON VIEW v_cron_schedule IS 'Enabled jobs with their schedule in plain words';

-- ---------------------------------------------------------------------------
-- Seed rows
-- ---------------------------------------------------------------------------

INSERT INTO cron_job_definitions (job_name, description, cron_expression, handler, payload, timeout_seconds) VALUES
    ('refresh_brand_scores', 'Runs the scheduled analyses of all active brands', '0 3 * * *', 'analyses.refresh', '{"batch_size": 50}', 3600),
    ('purge_expired_cache', 'Deletes cache entries that have expired', '*/15 * * * *', 'cache.purge', '{}', 60),
    ('weekly_digest', 'Sends each owner what changed for their brands', '30 6 * * 1', 'mail.weekly_digest', '{"template": "digest-v2"}', 900),
    ('archive_ai_responses', 'Moves responses older than a year to cold storage', '0 2 1 * *', 'ai_responses.archive', '{"older_than_days": 365}', 7200)
ON CONFLICT (job_name) DO NOTHING;
