-- Migration: 20250105_rlhf_reward_corrections.sql
-- RLHF reward models and corrections: versions of the reward models that score answers, the
-- corrections that brand owners submit, and the disputes they raise against a score.

-- ---------------------------------------------------------------------------
-- Enums
-- ---------------------------------------------------------------------------

CREATE TYPE reward_model_type AS ENUM ('accuracy', 'helpfulness', 'brand_safety', 'composite');
CREATE TYPE model_status AS ENUM ('training', 'evaluating', 'active', 'retired', 'failed');
CREATE TYPE correction_status AS ENUM ('pending', 'approved', 'applied', 'rejected');
CREATE TYPE correction_type AS ENUM ('factual_error', 'outdated_information', 'missing_information', 'wrong_attribution');
CREATE TYPE dispute_status AS ENUM ('open', 'under_review', 'resolved', 'withdrawn');
CREATE TYPE dispute_resolution AS ENUM ('score_upheld', 'score_adjusted', 'analysis_rerun', 'dismissed');

COMMENT ON TYPE model_status IS 'Life of a reward model version; at most one version of a type is active';
COMMENT ON TYPE dispute_resolution IS 'What the reviewer decided';

-- ---------------------------------------------------------------------------
-- Tables
-- ---------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS reward_model_versions (
    id                UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    model_type        reward_model_type NOT NULL,
    version           VARCHAR(50) NOT NULL,
    status            model_status NOT NULL DEFAULT 'training',
    parent_id         UUID REFERENCES reward_model_versions (id) ON DELETE SET NULL,
    training_samples  INTEGER NOT NULL DEFAULT 0 CHECK (training_samples >= 0),
    accuracy          DECIMAL(5, 4) CHECK (accuracy BETWEEN 0 AND 1),
    validation_loss   DOUBLE PRECISION CHECK (validation_loss >= 0),
    hyperparameters   JSONB NOT NULL DEFAULT '{}'::jsonb,
    deployed_at       TIMESTAMPTZ,
    retired_at        TIMESTAMPTZ,
    created_at        TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at        TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT uq_reward_model_versions UNIQUE (model_type, version),
    CONSTRAINT chk_reward_model_deployed CHECK (status NOT IN ('active', 'retired') OR deployed_at IS NOT NULL),
    CONSTRAINT chk_reward_model_retired CHECK (retired_at IS NULL OR retired_at >= deployed_at)
);

CREATE UNIQUE INDEX IF NOT EXISTS uq_reward_model_active_per_type
    ON reward_model_versions (model_type) WHERE status = 'active';
CREATE INDEX IF NOT EXISTS idx_reward_model_versions_parent_id ON reward_model_versions (parent_id);

COMMENT ON TABLE reward_model_versions IS 'Reward models, trained on what people corrected and disputed';
COMMENT ON COLUMN reward_model_versions.parent_id IS 'The version that this one was fine-tuned from';
COMMENT ON COLUMN reward_model_versions.accuracy IS 'Agreement with human reviewers on held-out samples, 0 to 1';

CREATE TABLE IF NOT EXISTS brand_corrections (
    id               UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    brand_id         UUID NOT NULL REFERENCES brands (id) ON DELETE CASCADE,
    ai_response_id   UUID REFERENCES ai_responses (id) ON DELETE SET NULL,
    correction_type  correction_type NOT NULL,
    status           correction_status NOT NULL DEFAULT 'pending',
    field_name       VARCHAR(63),
    original_value   TEXT,
    corrected_value  TEXT NOT NULL,
    evidence_url     TEXT,
    submitted_by     UUID REFERENCES users (id) ON DELETE SET NULL,
    reviewed_by      UUID REFERENCES users (id) ON DELETE SET NULL,
    review_notes     TEXT,
    reviewed_at      TIMESTAMPTZ,
    applied_at       TIMESTAMPTZ,
    created_at       TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at       TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT chk_brand_corrections_field CHECK (field_name IN ('name', 'website_url', 'industry', 'description')),
    CONSTRAINT chk_brand_corrections_changes_something CHECK (corrected_value IS DISTINCT FROM original_value),
    CONSTRAINT chk_brand_corrections_reviewed CHECK (status = 'pending' OR reviewed_at IS NOT NULL),
    CONSTRAINT chk_brand_corrections_applied CHECK ((status = 'applied') = (applied_at IS NOT NULL))
);

CREATE INDEX IF NOT EXISTS idx_brand_corrections_brand_status ON brand_corrections (brand_id, status);
CREATE INDEX IF NOT EXISTS idx_brand_corrections_pending ON brand_corrections (created_at) WHERE status = 'pending';
CREATE INDEX IF NOT EXISTS idx_brand_corrections_ai_response_id ON brand_corrections (ai_response_id);

COMMENT ON TABLE brand_corrections IS 'What brand owners say is wrong about their brand; also training data for the reward models';
COMMENT ON COLUMN brand_corrections.field_name IS 'Column of brands that an applied correction writes; null if it concerns an answer only';

CREATE TABLE IF NOT EXISTS score_disputes (
    id               UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    analysis_id      UUID NOT NULL REFERENCES analyses (id) ON DELETE CASCADE,
    reward_model_id  UUID REFERENCES reward_model_versions (id) ON DELETE RESTRICT,
    raised_by        UUID REFERENCES users (id) ON DELETE SET NULL,
    status           dispute_status NOT NULL DEFAULT 'open',
    resolution       dispute_resolution,
    reason           TEXT NOT NULL CHECK (btrim(reason) <> ''),
    disputed_score   DECIMAL(5, 2) NOT NULL CHECK (disputed_score BETWEEN 0 AND 100),
    expected_score   DECIMAL(5, 2) CHECK (expected_score BETWEEN 0 AND 100),
    adjusted_score   INTEGER CHECK (adjusted_score BETWEEN 0 AND 100),
    resolution_notes TEXT,
    resolved_at      TIMESTAMPTZ,
    created_at       TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at       TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT chk_score_disputes_resolved
        CHECK ((status = 'resolved') = (resolution IS NOT NULL AND resolved_at IS NOT NULL)),
    CONSTRAINT chk_score_disputes_adjusted
        CHECK ((resolution IS NOT DISTINCT FROM 'score_adjusted') = (adjusted_score IS NOT NULL))
);

-- One open dispute per analysis: the next one waits until it is decided.
CREATE UNIQUE INDEX IF NOT EXISTS uq_score_disputes_open_per_analysis
    ON score_disputes (analysis_id) WHERE status IN ('open', 'under_review');
CREATE INDEX IF NOT EXISTS idx_score_disputes_analysis_id ON score_disputes (analysis_id);
CREATE INDEX IF NOT EXISTS idx_score_disputes_reward_model_id ON score_disputes (reward_model_id);

COMMENT ON TABLE score_disputes IS 'Objections to a perception score and what became of them';

DROP TRIGGER IF EXISTS trg_reward_model_versions_updated_at ON reward_model_versions;
CREATE TRIGGER trg_reward_model_versions_updated_at
    BEFORE UPDATE ON reward_model_versions
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

DROP TRIGGER IF EXISTS trg_brand_corrections_updated_at ON brand_corrections;
CREATE TRIGGER trg_brand_corrections_updated_at
    BEFORE UPDATE ON brand_corrections
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

DROP TRIGGER IF EXISTS trg_score_disputes_updated_at ON score_disputes;
CREATE TRIGGER trg_score_disputes_updated_at
    BEFORE UPDATE ON score_disputes
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- ---------------------------------------------------------------------------
-- Functions
-- ---------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION process_brand_correction(
    p_correction_id UUID,
    p_status correction_status,
    p_notes TEXT DEFAULT NULL,
    p_reviewer_id UUID DEFAULT NULL
)
RETURNS brand_corrections
LANGUAGE plpgsql
AS $$
DECLARE
    v_correction brand_corrections%ROWTYPE;
BEGIN
    SELECT * INTO v_correction FROM brand_corrections WHERE id = p_correction_id FOR UPDATE;

    IF NOT FOUND THEN
        RAISE EXCEPTION 'correction % does not exist', p_correction_id
            USING ERRCODE = 'no_data_found';
    END IF;

    IF NOT (
        (v_correction.status = 'pending' AND p_status IN ('approved', 'applied', 'rejected'))
        OR (v_correction.status = 'approved' AND p_status IN ('applied', 'rejected'))
    ) THEN
        RAISE EXCEPTION 'correction % cannot go from % to %', p_correction_id, v_correction.status, p_status
            USING ERRCODE = 'invalid_parameter_value';
    END IF;

    -- The CHECK constraint on field_name keeps this to columns that owners may change.
    IF p_status = 'applied' AND v_correction.field_name IS NOT NULL THEN
        EXECUTE format('UPDATE brands SET %I = $1 WHERE id = $2', v_correction.field_name)
        USING v_correction.corrected_value, v_correction.brand_id;
    END IF;

    UPDATE brand_corrections
    SET status = p_status,
        review_notes = COALESCE(p_notes, review_notes),
        reviewed_by = COALESCE(p_reviewer_id, reviewed_by),
        reviewed_at = COALESCE(reviewed_at, NOW()),
        applied_at = CASE WHEN p_status = 'applied' THEN NOW() END
    WHERE id = p_correction_id
    RETURNING * INTO v_correction;

    RETURN v_correction;
END;
$$;

COMMENT ON FUNCTION process_brand_correction(UUID, correction_status, TEXT, UUID)
    IS 'Moves a correction on; an applied one is written to the brand';

CREATE OR REPLACE FUNCTION process_dispute(
    p_dispute_id UUID,
    p_resolution dispute_resolution,
    p_notes TEXT DEFAULT NULL,
    p_adjusted_score INTEGER DEFAULT NULL
)
RETURNS score_disputes
LANGUAGE plpgsql
AS $$
DECLARE
    v_dispute score_disputes%ROWTYPE;
BEGIN
    SELECT * INTO v_dispute FROM score_disputes WHERE id = p_dispute_id FOR UPDATE;

    IF NOT FOUND THEN
        RAISE EXCEPTION 'dispute % does not exist', p_dispute_id
            USING ERRCODE = 'no_data_found';
    END IF;

    IF v_dispute.status NOT IN ('open', 'under_review') THEN
        RAISE EXCEPTION 'dispute % is already %', p_dispute_id, v_dispute.status
            USING ERRCODE = 'invalid_parameter_value';
    END IF;

    IF (p_resolution = 'score_adjusted') <> (p_adjusted_score IS NOT NULL) THEN
        RAISE EXCEPTION 'an adjusted score is needed for score_adjusted, and only for it'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;

    IF p_resolution = 'score_adjusted' THEN
        UPDATE analyses SET perception_score = p_adjusted_score WHERE id = v_dispute.analysis_id;
    ELSIF p_resolution = 'analysis_rerun' THEN
        UPDATE analyses
        SET status = 'pending', started_at = NULL, completed_at = NULL, error_message = NULL
        WHERE id = v_dispute.analysis_id;
    END IF;

    UPDATE score_disputes
    SET status = 'resolved',
        resolution = p_resolution,
        resolution_notes = p_notes,
        adjusted_score = p_adjusted_score,
        resolved_at = NOW()
    WHERE id = p_dispute_id
    RETURNING * INTO v_dispute;

    RETURN v_dispute;
END;
$$;

COMMENT ON FUNCTION process_dispute(UUID, dispute_resolution, TEXT, INTEGER)
    IS 'Decides a dispute and carries the decision out on the analysis';

-- ---------------------------------------------------------------------------
-- Views
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW v_reward_model_performance AS
SELECT
    m.id,
    m.model_type,
    m.version,
    m.status,
    m.training_samples,
    m.accuracy,
    m.accuracy - p.accuracy AS accuracy_gain,
    m.deployed_at,
    count(d.id) AS disputes,
    count(d.id) FILTER (WHERE d.resolution = 'score_upheld') AS disputes_upheld,
    count(d.id) FILTER (WHERE d.resolution = 'score_adjusted') AS disputes_adjusted,
    ROUND(avg(abs(d.adjusted_score - d.disputed_score)), 2) AS mean_adjustment
FROM reward_model_versions AS m
LEFT JOIN reward_model_versions AS p ON p.id = m.parent_id
LEFT JOIN score_disputes AS d ON d.reward_model_id = m.id
GROUP BY m.id, p.accuracy;

COMMENT ON VIEW v_reward_model_performance IS 'How each version fares when people disagree with it';

CREATE OR REPLACE VIEW v_open_disputes WITH (security_invoker = true) AS
SELECT
    d.id,
    d.status,
    b.name AS brand_name,
    d.analysis_id,
    d.disputed_score,
    d.expected_score,
    d.reason,
    u.full_name AS raised_by,
    d.created_at,
    NOW() - d.created_at AS age
FROM score_disputes AS d
JOIN analyses AS a ON a.id = d.analysis_id
JOIN brands AS b ON b.id = a.brand_id
LEFT JOIN users AS u ON u.id = d.raised_by
WHERE d.status IN ('open', 'under_review');

CREATE OR REPLACE VIEW v_pending_corrections AS
SELECT
    c.id,
    b.name AS brand_name,
    c.correction_type,
    c.field_name,
    c.original_value,
    c.corrected_value,
    c.evidence_url,
    r.provider,
    r.model,
    c.created_at
FROM brand_corrections AS c
JOIN brands AS b ON b.id = c.brand_id
LEFT JOIN ai_responses AS r ON r.id = c.ai_response_id
WHERE c.status = 'pending';

-- ---------------------------------------------------------------------------
-- Seed rows
-- ---------------------------------------------------------------------------

INSERT INTO reward_model_versions (id, model_type, version, status, training_samples, accuracy, validation_loss, hyperparameters, deployed_at) VALUES
    ('50000000-0000-4000-8000-000000000001', 'accuracy', '1.0.0', 'active', 12000, 0.8120, 0.4310, '{"learning_rate": 0.00002, "epochs": 3}', '2025-01-05 00:00:00+00'),
    ('50000000-0000-4000-8000-000000000002', 'helpfulness', '1.0.0', 'active', 9500, 0.7740, 0.5020, '{"learning_rate": 0.00002, "epochs": 2}', '2025-01-05 00:00:00+00')
ON CONFLICT DO NOTHING;
