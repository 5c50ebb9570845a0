-- Migration: 20250109_job_queue_table.sql
-- Job queue with priority levels: workers take jobs with FOR UPDATE SKIP LOCKED, hold them under a
-- lease, and report progress and outcome; failed jobs come back with growing delays.

-- ---------------------------------------------------------------------------
-- Enums
-- ---------------------------------------------------------------------------

CREATE TYPE job_status AS ENUM ('pending', 'running', 'completed', 'failed', 'cancelled');

-- In ascending order, so that ORDER BY priority DESC takes the most urgent first.
CREATE TYPE job_priority AS ENUM ('low', 'normal', 'high', 'critical');

COMMENT ON TYPE job_status IS 'failed is final: a job that will be tried again is pending';

-- ---------------------------------------------------------------------------
-- Table
-- ---------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS job_queue (
    id                UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    job_type          VARCHAR(100) NOT NULL,
    queue_name        VARCHAR(50) NOT NULL DEFAULT 'default',
    payload           JSONB NOT NULL DEFAULT '{}'::jsonb,
    priority          job_priority NOT NULL DEFAULT 'normal',
    status            job_status NOT NULL DEFAULT 'pending',
    idempotency_key   VARCHAR(200),
    correlation_id    VARCHAR(100),
    parent_job_id     UUID REFERENCES job_queue (id) ON DELETE SET NULL,
    created_by        VARCHAR(100),
    tags              TEXT[] NOT NULL DEFAULT '{}',

    attempts          INTEGER NOT NULL DEFAULT 0,
    max_attempts      INTEGER NOT NULL DEFAULT 3,
    scheduled_for     TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    locked_by         VARCHAR(100),
    locked_until      TIMESTAMPTZ,
    lease_seconds     INTEGER CHECK (lease_seconds > 0),
    started_at        TIMESTAMPTZ,
    finished_at       TIMESTAMPTZ,

    progress          INTEGER NOT NULL DEFAULT 0,
    progress_message  TEXT,
    result            JSONB,
    last_error        TEXT,
    error_details     TEXT,

    created_at        TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at        TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT chk_job_queue_attempts CHECK (attempts >= 0 AND max_attempts > 0),
    CONSTRAINT chk_job_queue_progress CHECK (progress BETWEEN 0 AND 100),
    CONSTRAINT chk_job_queue_lease CHECK ((status = 'running') = (locked_by IS NOT NULL AND locked_until IS NOT NULL)),
    CONSTRAINT chk_job_queue_finished
        CHECK ((status IN ('completed', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
    CONSTRAINT chk_job_queue_not_own_parent CHECK (parent_job_id <> id)
);

-- What fetch_next_job() reads, in its order.
CREATE INDEX IF NOT EXISTS idx_job_queue_fetch
    ON job_queue (queue_name, priority DESC, scheduled_for, created_at) WHERE status = 'pending';
CREATE INDEX IF NOT EXISTS idx_job_queue_leases ON job_queue (locked_until) WHERE status = 'running';
CREATE INDEX IF NOT EXISTS idx_job_queue_finished_at ON job_queue (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS idx_job_queue_parent_job_id ON job_queue (parent_job_id);
CREATE INDEX IF NOT EXISTS idx_job_queue_correlation_id ON job_queue (correlation_id) WHERE correlation_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS idx_job_queue_tags ON job_queue USING gin (tags);

-- The same key may be used again once the earlier job is done.
CREATE UNIQUE INDEX IF NOT EXISTS uq_job_queue_idempotency_key
    ON job_queue (queue_name, idempotency_key)
    WHERE idempotency_key IS NOT NULL AND status IN ('pending', 'running');

COMMENT ON TABLE job_queue IS 'Background jobs';
COMMENT ON COLUMN job_queue.locked_until IS 'End of the lease; a worker that is silent beyond it is taken for dead';
COMMENT ON COLUMN job_queue.attempts IS 'How many times a worker has taken the job';

DROP TRIGGER IF EXISTS trg_job_queue_updated_at ON job_queue;
CREATE TRIGGER trg_job_queue_updated_at
    BEFORE UPDATE ON job_queue
    FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION update_updated_at_column();

-- ---------------------------------------------------------------------------
-- Functions for those who have work
-- ---------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION enqueue_job(
    p_job_type VARCHAR,
    p_queue_name VARCHAR DEFAULT 'default',
    p_payload JSONB DEFAULT '{}'::jsonb,
    p_priority job_priority DEFAULT 'normal',
    p_idempotency_key VARCHAR DEFAULT NULL,
    p_scheduled_for TIMESTAMPTZ DEFAULT NOW(),
    p_max_attempts INTEGER DEFAULT 3,
    p_correlation_id VARCHAR DEFAULT NULL,
    p_parent_job_id UUID DEFAULT NULL,
    p_created_by VARCHAR DEFAULT NULL,
    p_tags TEXT[] DEFAULT '{}'
)
RETURNS UUID
LANGUAGE plpgsql
AS $$
DECLARE
    v_job_id UUID;
BEGIN
    LOOP
        INSERT INTO job_queue
            (job_type, queue_name, payload, priority, idempotency_key, scheduled_for,
             max_attempts, correlation_id, parent_job_id, created_by, tags)
        VALUES
            (p_job_type, p_queue_name, p_payload, p_priority, p_idempotency_key, p_scheduled_for,
             p_max_attempts, p_correlation_id, p_parent_job_id, p_created_by, p_tags)
        ON CONFLICT (queue_name, idempotency_key)
            WHERE idempotency_key IS NOT NULL AND status IN ('pending', 'running')
            DO NOTHING
        RETURNING id INTO v_job_id;

        EXIT WHEN v_job_id IS NOT NULL;

        SELECT id INTO v_job_id
        FROM job_queue
        WHERE queue_name = p_queue_name
          AND idempotency_key = p_idempotency_key
          AND status IN ('pending', 'running');

        -- The other job may have finished between the two statements: then the key is free again.
        EXIT WHEN v_job_id IS NOT NULL;
    END LOOP;

    RETURN v_job_id;
END;
$$;

COMMENT ON FUNCTION enqueue_job(VARCHAR, VARCHAR, JSONB, job_priority, VARCHAR, TIMESTAMPTZ, INTEGER, VARCHAR, UUID, VARCHAR, TEXT[])
    IS 'Adds a job and returns its id, or the id of the open job with the same idempotency key';

CREATE OR REPLACE FUNCTION cancel_job(p_job_id UUID, p_reason TEXT DEFAULT NULL)
RETURNS BOOLEAN
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE job_queue
    SET status = 'cancelled',
        finished_at = clock_timestamp(),
        last_error = COALESCE(p_reason, 'cancelled'),
        locked_by = NULL,
        locked_until = NULL
    WHERE id = p_job_id
      AND status IN ('pending', 'running');

    RETURN FOUND;
END;
$$;

COMMENT ON FUNCTION cancel_job IS 'Cancels a job that is not done yet; its worker learns of it at its next report';

-- ---------------------------------------------------------------------------
-- Functions for workers
-- ---------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION fetch_next_job(
    p_worker_id VARCHAR,
    p_queue_name VARCHAR DEFAULT 'default',
    p_job_types VARCHAR[] DEFAULT NULL,
    p_lease_seconds INTEGER DEFAULT 300
)
RETURNS SETOF job_queue
LANGUAGE plpgsql
AS $$
BEGIN
    -- SKIP LOCKED: workers that ask at the same time get different jobs and do not wait for each other.
    RETURN QUERY
    UPDATE job_queue AS j
    SET status = 'running',
        attempts = j.attempts + 1,
        locked_by = p_worker_id,
        locked_until = clock_timestamp() + make_interval(secs => p_lease_seconds),
        lease_seconds = p_lease_seconds,
        started_at = clock_timestamp(),
        progress = 0,
        progress_message = NULL
    WHERE j.id = (
        SELECT n.id
        FROM job_queue AS n
        WHERE n.queue_name = p_queue_name
          AND n.status = 'pending'
          AND n.scheduled_for <= clock_timestamp()
          AND (p_job_types IS NULL OR n.job_type = ANY (p_job_types))
        ORDER BY n.priority DESC, n.scheduled_for, n.created_at
        LIMIT 1
        FOR UPDATE SKIP LOCKED
    )
    RETURNING j.*;
END;
$$;

COMMENT ON FUNCTION fetch_next_job(VARCHAR, VARCHAR, VARCHAR[], INTEGER)
    IS 'Takes the most urgent job that is due, under a lease; no row when there is none';

CREATE OR REPLACE FUNCTION update_job_progress(
    p_job_id UUID,
    p_progress INTEGER,
    p_message TEXT DEFAULT NULL
)
RETURNS BOOLEAN
LANGUAGE plpgsql
AS $$
BEGIN
    -- A sign of life: the lease starts anew.
    UPDATE job_queue
    SET progress = LEAST(GREATEST(p_progress, 0), 100),
        progress_message = COALESCE(p_message, progress_message),
        locked_until = clock_timestamp() + make_interval(secs => lease_seconds)
    WHERE id = p_job_id
      AND status = 'running';

    RETURN FOUND;
END;
$$;

COMMENT ON FUNCTION update_job_progress(UUID, INTEGER, TEXT)
    IS 'Reports progress in percent and renews the lease; false when the job is no longer running';

CREATE OR REPLACE FUNCTION complete_job(p_job_id UUID, p_result JSONB DEFAULT NULL)
RETURNS BOOLEAN
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE job_queue
    SET status = 'completed',
        finished_at = clock_timestamp(),
        progress = 100,
        result = p_result,
        last_error = NULL,
        error_details = NULL,
        locked_by = NULL,
        locked_until = NULL
    WHERE id = p_job_id
      AND status = 'running';

    RETURN FOUND;
END;
$$;

COMMENT ON FUNCTION complete_job(UUID, JSONB) IS 'Ends a running job; false when it was cancelled or recovered meanwhile';

CREATE OR REPLACE FUNCTION fail_job(
    p_job_id UUID,
    p_error TEXT,
    p_error_details TEXT DEFAULT NULL
)
RETURNS job_status
LANGUAGE plpgsql
AS $$
DECLARE
    v_status job_status;
BEGIN
    -- 30 s, 1 min, 2 min, 4 min … and never more than an hour until the next attempt.
    UPDATE job_queue
    SET status = CASE WHEN attempts < max_attempts THEN 'pending' ELSE 'failed' END::job_status,
        scheduled_for = CASE
            WHEN attempts < max_attempts
                THEN clock_timestamp() + LEAST(INTERVAL '30 seconds' * power(2, LEAST(attempts, 10) - 1), INTERVAL '1 hour')
            ELSE scheduled_for
        END,
        finished_at = CASE WHEN attempts < max_attempts THEN NULL ELSE clock_timestamp() END,
        last_error = p_error,
        error_details = p_error_details,
        locked_by = NULL,
        locked_until = NULL
    WHERE id = p_job_id
      AND status = 'running'
    RETURNING status INTO v_status;

    RETURN v_status;
END;
$$;

COMMENT ON FUNCTION fail_job(UUID, TEXT, TEXT)
    IS 'Reports a failure: pending when the job will be tried again, failed when not, null when it was not running';

-- ---------------------------------------------------------------------------
-- Functions for operations
-- ---------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION retry_failed_jobs(p_queue_name VARCHAR DEFAULT NULL)
RETURNS INTEGER
LANGUAGE plpgsql
AS $$
DECLARE
    v_count INTEGER;
BEGIN
    -- A key that a newer open job uses by now stays with that one, and so does the work.
    UPDATE job_queue AS j
    SET status = 'pending',
        attempts = 0,
        scheduled_for = clock_timestamp(),
        finished_at = NULL
    FROM (
        SELECT f.id
        FROM (
            SELECT
                x.id,
                x.queue_name,
                x.idempotency_key,
                row_number() OVER (PARTITION BY x.queue_name, COALESCE(x.idempotency_key, x.id::TEXT)
                                   ORDER BY x.created_at DESC, x.id) AS position
            FROM job_queue AS x
            WHERE x.status = 'failed'
              AND (p_queue_name IS NULL OR x.queue_name = p_queue_name)
        ) AS f
        WHERE f.position = 1
          AND NOT EXISTS (
              SELECT 1
              FROM job_queue AS o
              WHERE o.queue_name = f.queue_name
                AND o.idempotency_key = f.idempotency_key
                AND o.status IN ('pending', 'running')
          )
    ) AS r
    WHERE j.id = r.id;

    GET DIAGNOSTICS v_count = ROW_COUNT;
    RETURN v_count;
END;
$$;

COMMENT ON FUNCTION retry_failed_jobs(VARCHAR) IS 'Gives the failed jobs of a queue, or of all, a fresh start and returns how many they are';

CREATE OR REPLACE FUNCTION recover_stuck_jobs(p_queue_name VARCHAR DEFAULT NULL)
RETURNS INTEGER
LANGUAGE plpgsql
AS $$
DECLARE
    v_count INTEGER;
BEGIN
    UPDATE job_queue AS j
    SET status = CASE WHEN j.attempts < j.max_attempts THEN 'pending' ELSE 'failed' END::job_status,
        finished_at = CASE WHEN j.attempts < j.max_attempts THEN NULL ELSE clock_timestamp() END,
        scheduled_for = clock_timestamp(),
        last_error = format('worker %s did not report before %s', j.locked_by, j.locked_until),
        locked_by = NULL,
        locked_until = NULL
    WHERE j.id IN (
        SELECT s.id
        FROM job_queue AS s
        WHERE s.status = 'running'
          AND s.locked_until < clock_timestamp()
          AND (p_queue_name IS NULL OR s.queue_name = p_queue_name)
        FOR UPDATE SKIP LOCKED
    );

    GET DIAGNOSTICS v_count = ROW_COUNT;
    RETURN v_count;
END;
$$;

COMMENT ON FUNCTION recover_stuck_jobs(VARCHAR) IS 'Takes jobs back from workers whose lease has run out and returns how many they were';

CREATE OR REPLACE FUNCTION cleanup_old_jobs(
    p_completed_days INTEGER DEFAULT 7,
    p_failed_days INTEGER DEFAULT 30
)
RETURNS INTEGER
LANGUAGE plpgsql
AS $$
DECLARE
    v_count INTEGER;
BEGIN
    DELETE FROM job_queue
    WHERE (status IN ('completed', 'cancelled') AND finished_at < NOW() - make_interval(days => p_completed_days))
       OR (status = 'failed' AND finished_at < NOW() - make_interval(days => p_failed_days));

    GET DIAGNOSTICS v_count = ROW_COUNT;
    RETURN v_count;
END;
$$;

COMMENT ON FUNCTION cleanup_old_jobs(INTEGER, INTEGER) IS 'Deletes jobs that ended long ago and returns how many they were';

-- ---------------------------------------------------------------------------
-- View
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW v_queue_stats AS
SELECT
    j.queue_name,
    j.priority,
    count(*) FILTER (WHERE j.status = 'pending' AND j.scheduled_for <= NOW()) AS due,
    count(*) FILTER (WHERE j.status = 'pending' AND j.scheduled_for > NOW()) AS scheduled,
    count(*) FILTER (WHERE j.status = 'running') AS running,
    count(*) FILTER (WHERE j.status = 'running' AND j.locked_until < NOW()) AS stuck,
    count(*) FILTER (WHERE j.status = 'completed') AS completed,
    count(*) FILTER (WHERE j.status = 'failed') AS failed,
    count(*) FILTER (WHERE j.status = 'cancelled') AS cancelled,
    NOW() - min(j.scheduled_for) FILTER (WHERE j.status = 'pending' AND j.scheduled_for <= NOW()) AS longest_wait,
    avg(j.finished_at - j.started_at) FILTER (WHERE j.status = 'completed') AS avg_run_time,
    percentile_cont(0.95) WITHIN GROUP (ORDER BY EXTRACT(EPOCH FROM j.finished_at - j.started_at)::DOUBLE PRECISION)
        FILTER (WHERE j.status = 'completed') AS p95_run_seconds
FROM job_queue AS j
GROUP BY j.queue_name, j.priority;

COMMENT ON VIEW v_queue_stats IS 'How full the queues are and how fast they drain, by priority';
