-- Migration: 20250110_prompt_experiments_table.sql
-- Prompt A/B testing framework: experiments on a prompt, their variants and results, an assignment
-- that is the same every time, and the statistics that tell whether a variant is really better.

-- ---------------------------------------------------------------------------
-- Enums
-- ---------------------------------------------------------------------------

CREATE TYPE experiment_status AS ENUM ('draft', 'running', 'paused', 'completed', 'archived');
CREATE TYPE winner_method AS ENUM ('manual', 'statistical', 'lowest_cost');

COMMENT ON TYPE winner_method IS 'How the winner of an experiment was chosen';

-- ---------------------------------------------------------------------------
-- Tables
-- ---------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS prompt_experiments (
    id                  UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name                VARCHAR(200) NOT NULL UNIQUE,
    prompt_key          VARCHAR(100) NOT NULL,
    hypothesis          TEXT,
    status              experiment_status NOT NULL DEFAULT 'draft',
    traffic_percentage  DECIMAL(5, 2) NOT NULL DEFAULT 100,
    confidence_level    DECIMAL(4, 3) NOT NULL DEFAULT 0.95,
    min_sample_size     INTEGER NOT NULL DEFAULT 100,
    winner_variant_id   UUID,
    winner_method       winner_method,
    created_by          UUID REFERENCES users (id) ON DELETE SET NULL,
    started_at          TIMESTAMPTZ,
    ended_at            TIMESTAMPTZ,
    created_at          TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at          TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT chk_prompt_experiments_traffic CHECK (traffic_percentage > 0 AND traffic_percentage <= 100),
    CONSTRAINT chk_prompt_experiments_confidence CHECK (confidence_level >= 0.8 AND confidence_level < 1),
    CONSTRAINT chk_prompt_experiments_sample CHECK (min_sample_size >= 10),
    CONSTRAINT chk_prompt_experiments_started CHECK (status = 'draft' OR started_at IS NOT NULL),
    CONSTRAINT chk_prompt_experiments_ended CHECK (ended_at IS NULL OR ended_at >= started_at),
    CONSTRAINT chk_prompt_experiments_winner CHECK ((winner_variant_id IS NULL) = (winner_method IS NULL))
);

-- Two experiments on one prompt at a time would spoil each other's results.
CREATE UNIQUE INDEX IF NOT EXISTS uq_prompt_experiments_running_per_prompt
    ON prompt_experiments (prompt_key) WHERE status = 'running';
CREATE INDEX IF NOT EXISTS idx_prompt_experiments_status ON prompt_experiments (status, started_at DESC NULLS LAST);

CREATE TABLE IF NOT EXISTS prompt_variants (
    id               UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    experiment_id    UUID NOT NULL REFERENCES prompt_experiments (id) ON DELETE CASCADE,
    name             VARCHAR(100) NOT NULL,
    prompt_template  TEXT NOT NULL CHECK (btrim(prompt_template) <> ''),
    model            VARCHAR(100),
    parameters       JSONB NOT NULL DEFAULT '{}'::jsonb,
    weight           INTEGER NOT NULL DEFAULT 1 CHECK (weight >= 0),
    is_control       BOOLEAN NOT NULL DEFAULT FALSE,
    created_at       TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at       TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    UNIQUE (experiment_id, name),
    CONSTRAINT uq_prompt_variants_experiment_id UNIQUE (experiment_id, id)
);

CREATE UNIQUE INDEX IF NOT EXISTS uq_prompt_variants_one_control
    ON prompt_variants (experiment_id) WHERE is_control;

-- Both columns, so that the winner is a variant of this experiment and of no other.
ALTER TABLE prompt_experiments
    ADD CONSTRAINT fk_prompt_experiments_winner
    FOREIGN KEY (id, winner_variant_id) REFERENCES prompt_variants (experiment_id, id);

CREATE TABLE IF NOT EXISTS prompt_experiment_results (
    id             UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    experiment_id  UUID NOT NULL,
    variant_id     UUID NOT NULL,
    analysis_id    UUID REFERENCES analyses (id) ON DELETE SET NULL,
    success        BOOLEAN NOT NULL,
    score          DECIMAL(6, 3),
    metrics        JSONB NOT NULL DEFAULT '{}'::jsonb,
    context        JSONB NOT NULL DEFAULT '{}'::jsonb,
    tokens_used    INTEGER CHECK (tokens_used >= 0),
    latency_ms     INTEGER CHECK (latency_ms >= 0),
    cost           DECIMAL(10, 6) CHECK (cost >= 0),
    recorded_at    TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT fk_prompt_experiment_results_variant
        FOREIGN KEY (experiment_id, variant_id) REFERENCES prompt_variants (experiment_id, id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS idx_prompt_experiment_results_variant
    ON prompt_experiment_results (experiment_id, variant_id) INCLUDE (success, score);
CREATE INDEX IF NOT EXISTS idx_prompt_experiment_results_analysis_id ON prompt_experiment_results (analysis_id);
CREATE INDEX IF NOT EXISTS idx_prompt_experiment_results_recorded ON prompt_experiment_results USING brin (recorded_at);

COMMENT ON TABLE prompt_experiments IS 'A/B tests of prompts';
COMMENT ON COLUMN prompt_experiments.prompt_key IS 'The prompt of the application that is under test';
COMMENT ON COLUMN prompt_experiments.traffic_percentage IS 'Share of the traffic that takes part; the rest gets the prompt as it is';
COMMENT ON TABLE prompt_variants IS 'The texts that compete in an experiment';
COMMENT ON COLUMN prompt_variants.weight IS 'Share of the participants, relative to the other variants';
COMMENT ON TABLE prompt_experiment_results IS 'One row per answer that a variant produced';
COMMENT ON CONSTRAINT fk_prompt_experiments_winner ON prompt_experiments IS 'The winner is one of the experiment''s own variants';

DROP TRIGGER IF EXISTS trg_prompt_experiments_updated_at ON prompt_experiments;
CREATE TRIGGER trg_prompt_experiments_updated_at
    BEFORE UPDATE ON prompt_experiments
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

DROP TRIGGER IF EXISTS trg_prompt_variants_updated_at ON prompt_variants;
CREATE TRIGGER trg_prompt_variants_updated_at
    BEFORE UPDATE ON prompt_variants
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- ---------------------------------------------------------------------------
-- Functions
-- ---------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION get_active_experiment(p_prompt_key VARCHAR)
RETURNS TABLE (
    experiment_id       UUID,
    experiment_name     VARCHAR,
    traffic_percentage  DECIMAL,
    started_at          TIMESTAMPTZ,
    variants            JSONB
)
LANGUAGE sql
STABLE
AS $$
    SELECT
        e.id,
        e.name,
        e.traffic_percentage,
        e.started_at,
        (SELECT jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name, 'weight', v.weight, 'is_control', v.is_control)
                          ORDER BY v.is_control DESC, v.name)
         FROM prompt_variants AS v
         WHERE v.experiment_id = e.id)
    FROM prompt_experiments AS e
    WHERE e.prompt_key = p_prompt_key
      AND e.status = 'running'
$$;

COMMENT ON FUNCTION get_active_experiment(VARCHAR) IS 'The running experiment on a prompt with its variants; no row when there is none';

-- Nothing is stored: the same subject gets the same variant because its hash is the same. Two
-- different hashes decide on participation and on the variant, so that raising traffic_percentage
-- moves nobody from one variant to another.
CREATE OR REPLACE FUNCTION assign_variant(
    p_experiment_id UUID,
    p_subject_id UUID,
    p_session_key TEXT DEFAULT NULL
)
RETURNS UUID
LANGUAGE plpgsql
STABLE
AS $$
DECLARE
    v_experiment prompt_experiments%ROWTYPE;
    v_subject TEXT := COALESCE(p_subject_id::TEXT, p_session_key);
    v_total BIGINT;
    v_bucket BIGINT;
    v_variant_id UUID;
BEGIN
    IF v_subject IS NULL THEN
        RAISE EXCEPTION 'a subject id or a session key is needed'
            USING ERRCODE = 'null_value_not_allowed';
    END IF;

    SELECT * INTO v_experiment FROM prompt_experiments WHERE id = p_experiment_id;

    IF NOT FOUND OR v_experiment.status <> 'running' THEN
        RETURN NULL;
    END IF;

    v_bucket := ('x' || left(md5(p_experiment_id::TEXT || ':traffic:' || v_subject), 8))::BIT(32)::BIGINT % 10000;

    IF v_bucket >= v_experiment.traffic_percentage * 100 THEN
        RETURN NULL;
    END IF;

    SELECT sum(weight) INTO v_total FROM prompt_variants WHERE experiment_id = p_experiment_id;

    IF COALESCE(v_total, 0) = 0 THEN
        RETURN NULL;
    END IF;

    v_bucket := ('x' || left(md5(p_experiment_id::TEXT || ':variant:' || v_subject), 8))::BIT(32)::BIGINT % v_total;

    SELECT c.id INTO v_variant_id
    FROM (
        SELECT v.id, sum(v.weight) OVER (ORDER BY v.is_control DESC, v.name) AS upper_bound
        FROM prompt_variants AS v
        WHERE v.experiment_id = p_experiment_id
          AND v.weight > 0
    ) AS c
    WHERE c.upper_bound > v_bucket
    ORDER BY c.upper_bound
    LIMIT 1;

    RETURN v_variant_id;
END;
$$;

COMMENT ON FUNCTION assign_variant(UUID, UUID, TEXT)
    IS 'The variant that a subject (or an anonymous session) gets; null when it does not take part';

CREATE OR REPLACE FUNCTION record_experiment_result(
    p_experiment_id UUID,
    p_variant_id UUID,
    p_analysis_id UUID,
    p_success BOOLEAN,
    p_score DECIMAL DEFAULT NULL,
    p_metrics JSONB DEFAULT '{}'::jsonb,
    p_context JSONB DEFAULT '{}'::jsonb,
    p_tokens_used INTEGER DEFAULT NULL,
    p_latency_ms INTEGER DEFAULT NULL,
    p_cost DECIMAL DEFAULT NULL
)
RETURNS UUID
LANGUAGE plpgsql
AS $$
DECLARE
    v_status experiment_status;
    v_result_id UUID;
BEGIN
    SELECT status INTO v_status FROM prompt_experiments WHERE id = p_experiment_id;

    -- Answers that were on their way when the experiment was paused still count; later ones do not.
    IF v_status IS NULL OR v_status NOT IN ('running', 'paused') THEN
        RAISE EXCEPTION 'experiment % takes no results (%)', p_experiment_id, COALESCE(v_status::TEXT, 'does not exist')
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;

    INSERT INTO prompt_experiment_results
        (experiment_id, variant_id, analysis_id, success, score, metrics, context, tokens_used, latency_ms, cost)
    VALUES
        (p_experiment_id, p_variant_id, p_analysis_id, p_success, p_score,
         COALESCE(p_metrics, '{}'::jsonb), COALESCE(p_context, '{}'::jsonb), p_tokens_used, p_latency_ms, p_cost)
    RETURNING id INTO v_result_id;

    RETURN v_result_id;
END;
$$;

COMMENT ON FUNCTION record_experiment_result(UUID, UUID, UUID, BOOLEAN, DECIMAL, JSONB, JSONB, INTEGER, INTEGER, DECIMAL)
    IS 'Stores the outcome of one answer and returns its id';

-- Two-proportion z-test of each variant against the control, two-sided, with the pooled variance.
-- The tail of the normal distribution is approximation 26.2.17 of Abramowitz and Stegun (absolute
-- error below 7.5e-8). With several variants the p-values are corrected after Bonferroni. The
-- interval is Wilson's, at 95 %.
CREATE OR REPLACE FUNCTION calculate_experiment_stats(p_experiment_id UUID)
RETURNS TABLE (
    variant_id       UUID,
    variant_name     VARCHAR,
    is_control       BOOLEAN,
    sample_size      BIGINT,
    successes        BIGINT,
    success_rate     DOUBLE PRECISION,
    ci_lower         DOUBLE PRECISION,
    ci_upper         DOUBLE PRECISION,
    relative_lift    DOUBLE PRECISION,
    z_score          DOUBLE PRECISION,
    p_value          DOUBLE PRECISION,
    is_significant   BOOLEAN,
    avg_score        DECIMAL,
    avg_latency_ms   DECIMAL,
    total_cost       DECIMAL
)
LANGUAGE sql
STABLE
AS $$
    WITH samples AS (
        SELECT
            v.id,
            v.name,
            v.is_control,
            count(r.id) AS n,
            count(r.id) FILTER (WHERE r.success) AS x,
            (count(r.id) FILTER (WHERE r.success))::DOUBLE PRECISION / NULLIF(count(r.id), 0) AS rate,
            -- Null for a variant without results: everything that is divided by it is null as well.
            NULLIF(count(r.id), 0)::DOUBLE PRECISION AS size,
            avg(r.score) AS avg_score,
            avg(r.latency_ms) AS avg_latency_ms,
            COALESCE(sum(r.cost), 0) AS total_cost
        FROM prompt_variants AS v
        LEFT JOIN prompt_experiment_results AS r ON r.experiment_id = v.experiment_id AND r.variant_id = v.id
        WHERE v.experiment_id = p_experiment_id
        GROUP BY v.id
    ),
    paired AS (
        SELECT
            s.*,
            c.n AS control_n,
            c.rate AS control_rate,
            c.size AS control_size,
            (s.x + c.x) / (s.size + c.size) AS pooled_rate
        FROM samples AS s
        LEFT JOIN samples AS c ON c.is_control AND NOT s.is_control
    ),
    scored AS (
        SELECT
            p.*,
            (p.rate - p.control_rate)
                / NULLIF(sqrt(p.pooled_rate * (1 - p.pooled_rate) * (1 / p.size + 1 / p.control_size)), 0) AS z
        FROM paired AS p
    ),
    tails AS (
        SELECT
            s.*,
            -- exp() of less than -708 is an underflow error; at 37 the tail is zero for all purposes.
            CASE WHEN abs(s.z) > 37 THEN 37 ELSE abs(s.z) END AS a,
            count(s.z) OVER () AS comparisons
        FROM scored AS s
    ),
    tested AS (
        SELECT
            t.*,
            t.comparisons * 2 * exp(-t.a * t.a / 2) / sqrt(2 * pi())
                * k.k * (0.319381530 + k.k * (-0.356563782 + k.k * (1.781477937
                    + k.k * (-1.821255978 + k.k * 1.330274429)))) AS p,
            1.959964 ^ 2 / t.size AS w,
            1.959964 * sqrt(t.rate * (1 - t.rate) / t.size + (1.959964 / (2 * t.size)) ^ 2) AS half
        FROM tails AS t
        CROSS JOIN LATERAL (SELECT 1 / (1 + 0.2316419 * t.a) AS k) AS k
    )
    SELECT
        t.id,
        t.name,
        t.is_control,
        t.n,
        t.x,
        t.rate,
        CASE WHEN t.n > 0 THEN GREATEST(0, (t.rate + t.w / 2 - t.half) / (1 + t.w)) END,
        CASE WHEN t.n > 0 THEN LEAST(1, (t.rate + t.w / 2 + t.half) / (1 + t.w)) END,
        (t.rate - t.control_rate) / NULLIF(t.control_rate, 0),
        t.z,
        CASE WHEN t.p > 1 THEN 1 ELSE t.p END,
        CASE WHEN NOT t.is_control THEN
            COALESCE(t.p < 1 - e.confidence_level AND LEAST(t.n, t.control_n) >= e.min_sample_size, FALSE)
        END,
        ROUND(t.avg_score, 3),
        ROUND(t.avg_latency_ms, 1),
        t.total_cost
    FROM tested AS t
    JOIN prompt_experiments AS e ON e.id = p_experiment_id
    ORDER BY t.is_control DESC, t.name
$$;

COMMENT ON FUNCTION calculate_experiment_stats(UUID)
    IS 'Rates, intervals and a z-test against the control; significant only from min_sample_size on';

-- ---------------------------------------------------------------------------
-- Views
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW v_active_experiments AS
SELECT
    e.id,
    e.name,
    e.prompt_key,
    e.status,
    e.traffic_percentage,
    e.started_at,
    NOW() - e.started_at AS running_for,
    (SELECT count(*) FROM prompt_variants AS v WHERE v.experiment_id = e.id) AS variants,
    (SELECT count(*) FROM prompt_experiment_results AS r WHERE r.experiment_id = e.id) AS results,
    u.full_name AS created_by
FROM prompt_experiments AS e
LEFT JOIN users AS u ON u.id = e.created_by
WHERE e.status IN ('running', 'paused');

COMMENT ON VIEW v_active_experiments IS 'Experiments that are running or paused, with how much they have gathered';

CREATE OR REPLACE VIEW v_experiment_results_summary AS
SELECT
    e.id AS experiment_id,
    e.name AS experiment_name,
    e.prompt_key,
    e.status,
    s.variant_id,
    s.variant_name,
    s.is_control,
    s.sample_size,
    ROUND((s.success_rate * 100)::NUMERIC, 2) AS success_rate_pct,
    ROUND((s.relative_lift * 100)::NUMERIC, 2) AS lift_pct,
    ROUND(s.p_value::NUMERIC, 4) AS p_value,
    s.is_significant,
    s.avg_score,
    s.avg_latency_ms,
    s.total_cost,
    s.variant_id IS NOT DISTINCT FROM e.winner_variant_id AS is_winner
FROM prompt_experiments AS e
CROSS JOIN LATERAL calculate_experiment_stats(e.id) AS s
WHERE e.status <> 'draft';

COMMENT ON VIEW v_experiment_results_summary IS 'One row per variant of every experiment that has started';

-- ---------------------------------------------------------------------------
-- Seed rows
-- ---------------------------------------------------------------------------

INSERT INTO prompt_experiments (id, name, prompt_key, hypothesis, traffic_percentage) VALUES
    ('60000000-0000-4000-8000-000000000001', 'Summary with sources first', 'analysis.summary',
     'Owners rate summaries higher when the sources come first', 50)
ON CONFLICT (name) DO NOTHING;

INSERT INTO prompt_variants (id, experiment_id, name, prompt_template, model, parameters, is_control) VALUES
    ('61000000-0000-4000-8000-000000000001', '60000000-0000-4000-8000-000000000001', 'as it is',
     'Summarise what the answers below say about {{brand}}.', 'gpt-4o', '{"temperature": 0.2}', TRUE),
    ('61000000-0000-4000-8000-000000000002', '60000000-0000-4000-8000-000000000001', 'sources first',
     'List the sources that the answers below name, then summarise what they say about {{brand}}.', 'gpt-4o', '{"temperature": 0.2}', FALSE)
ON CONFLICT (id) DO NOTHING;
