-- Migration: 20241201_base_schema.sql
-- Base schema: users and their brands, analyses of how AI assistants speak of a brand, the
-- responses and recommendations that belong to an analysis, settings, and the cache.
-- The migrations of 2025 stand on these tables.

-- ---------------------------------------------------------------------------
-- Shared trigger function
-- ---------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION update_updated_at_column()
RETURNS TRIGGER AS $$
BEGIN
    NEW.updated_at = NOW();
    RETURN NEW;
END;
$$ language 'plpgsql';

COMMENT ON FUNCTION update_updated_at_column() IS 'Sets updated_at to the transaction time on every UPDATE';

-- ---------------------------------------------------------------------------
-- Users and brands
-- ---------------------------------------------------------------------------

CREATE TABLE users (
    id          UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    email       VARCHAR(255) NOT NULL,
    full_name   VARCHAR(200) NOT NULL,
    role        VARCHAR(20) NOT NULL DEFAULT 'member',
    is_active   BOOLEAN NOT NULL DEFAULT TRUE,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at  TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT chk_users_role CHECK (role IN ('admin', 'member', 'reviewer'))
);

-- People type their address in any case; it is still one account.
CREATE UNIQUE INDEX idx_users_email_lower ON users (LOWER(email));

CREATE TABLE brands (
    id           UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    owner_id     UUID REFERENCES users (id) ON DELETE SET NULL,
    name         VARCHAR(200) NOT NULL,
    slug         VARCHAR(120) NOT NULL UNIQUE,
    website_url  TEXT,
    industry     VARCHAR(100),
    description  TEXT,
    competitors  JSONB NOT NULL DEFAULT '[]'::jsonb,
    created_at   TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at   TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    deleted_at   TIMESTAMPTZ
);

CREATE INDEX idx_brands_owner_id ON brands (owner_id);
CREATE INDEX idx_brands_active_name ON brands (name) WHERE deleted_at IS NULL;

COMMENT ON TABLE brands IS 'Brands whose perception by AI assistants is tracked';
COMMENT ON COLUMN brands.competitors IS 'JSON array of the ids of other brands';

-- ---------------------------------------------------------------------------
-- Analyses
-- ---------------------------------------------------------------------------

CREATE TABLE analyses (
    id                UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    brand_id          UUID NOT NULL REFERENCES brands (id) ON DELETE CASCADE,
    requested_by      UUID REFERENCES users (id) ON DELETE SET NULL,
    status            VARCHAR(20) NOT NULL DEFAULT 'pending',
    perception_score  DECIMAL(5, 2),
    visibility_score  DECIMAL(5, 2),
    sentiment_score   DECIMAL(4, 3),
    results           JSONB NOT NULL DEFAULT '{}'::jsonb,
    error_message     TEXT,
    started_at        TIMESTAMPTZ,
    completed_at      TIMESTAMPTZ,
    created_at        TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at        TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_analyses_brand_created ON analyses (brand_id, created_at DESC);
CREATE INDEX idx_analyses_open ON analyses (created_at) WHERE status IN ('pending', 'running');
CREATE INDEX idx_analyses_results ON analyses USING gin (results jsonb_path_ops);

COMMENT ON TABLE analyses IS 'One run of all prompts for a brand';
COMMENT ON COLUMN analyses.perception_score IS 'How favourably assistants describe the brand, 0 to 100';
COMMENT ON COLUMN analyses.visibility_score IS 'Share of answers that mention the brand, 0 to 100';
COMMENT ON COLUMN analyses.sentiment_score IS 'Mean sentiment of the mentions, -1 to 1';

-- ---------------------------------------------------------------------------
-- AI responses
-- ---------------------------------------------------------------------------

CREATE TABLE ai_responses (
    id                 UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    analysis_id        UUID NOT NULL REFERENCES analyses (id) ON DELETE CASCADE,
    provider           VARCHAR(50) NOT NULL,
    model              VARCHAR(100) NOT NULL,
    prompt             TEXT NOT NULL,
    response_text      TEXT NOT NULL,
    confidence         DECIMAL(4, 3),
    prompt_tokens      INTEGER NOT NULL DEFAULT 0,
    completion_tokens  INTEGER NOT NULL DEFAULT 0,
    cost               DECIMAL(10, 6) NOT NULL DEFAULT 0,
    latency_ms         INTEGER,
    metadata           JSONB NOT NULL DEFAULT '{}'::jsonb,
    created_at         TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_ai_responses_analysis_id ON ai_responses (analysis_id);
CREATE INDEX idx_ai_responses_provider_model ON ai_responses (provider, model) INCLUDE (cost);

COMMENT ON TABLE ai_responses IS 'Raw answers of the assistants, as received';
COMMENT ON COLUMN ai_responses.cost IS 'In US dollars';

-- ---------------------------------------------------------------------------
-- Recommendations
-- ---------------------------------------------------------------------------

CREATE TABLE recommendations (
    id                   UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    brand_id             UUID NOT NULL REFERENCES brands (id) ON DELETE CASCADE,
    analysis_id          UUID REFERENCES analyses (id) ON DELETE SET NULL,
    title                VARCHAR(300) NOT NULL,
    description          TEXT,
    category             VARCHAR(50) NOT NULL DEFAULT 'content',
    status               VARCHAR(20) NOT NULL DEFAULT 'open',
    effort_level         VARCHAR(10) NOT NULL DEFAULT 'medium',
    impact_score         INTEGER,
    priority_score       INTEGER,
    action_items         JSONB NOT NULL DEFAULT '[]'::jsonb,
    source_response_ids  JSONB NOT NULL DEFAULT '[]'::jsonb,
    completed_at         TIMESTAMPTZ,
    created_at           TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at           TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_recommendations_brand_status ON recommendations (brand_id, status);
CREATE INDEX idx_recommendations_analysis_id ON recommendations (analysis_id);
CREATE INDEX idx_recommendations_priority ON recommendations (priority_score DESC NULLS LAST) WHERE status = 'open';

COMMENT ON TABLE recommendations IS 'What a brand can do to be described better';
COMMENT ON COLUMN recommendations.source_response_ids IS 'JSON array of the ids of the ai_responses it was drawn from';

-- ---------------------------------------------------------------------------
-- Settings and cache
-- ---------------------------------------------------------------------------

CREATE TABLE system_settings (
    key          VARCHAR(100) PRIMARY KEY,
    value        TEXT NOT NULL,
    value_type   VARCHAR(20) NOT NULL DEFAULT 'string',
    description  TEXT,
    updated_by   UUID REFERENCES users (id) ON DELETE SET NULL,
    created_at   TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at   TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

-- brand_id carries no foreign key: entries may outlive the brand until they expire.
CREATE TABLE cache_entries (
    cache_key   VARCHAR(255) PRIMARY KEY,
    brand_id    UUID,
    value       JSONB NOT NULL,
    size_bytes  INTEGER NOT NULL DEFAULT 0,
    hit_count   BIGINT NOT NULL DEFAULT 0,
    expires_at  TIMESTAMPTZ,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_cache_entries_expires_at ON cache_entries (expires_at) WHERE expires_at IS NOT NULL;

-- ---------------------------------------------------------------------------
-- updated_at triggers
-- ---------------------------------------------------------------------------

CREATE TRIGGER trg_users_updated_at
    BEFORE UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TRIGGER trg_brands_updated_at
    BEFORE UPDATE ON brands
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TRIGGER trg_analyses_updated_at
    BEFORE UPDATE ON analyses
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TRIGGER trg_recommendations_updated_at
    BEFORE UPDATE ON recommendations
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TRIGGER trg_system_settings_updated_at
    BEFORE UPDATE ON system_settings
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- ---------------------------------------------------------------------------
-- Seed rows
-- ---------------------------------------------------------------------------

INSERT INTO users (id, email, full_name, role) VALUES
    ('10000000-0000-4000-8000-000000000001', 'Ada.Admin@example.com', 'Ada Admin', 'admin'),
    ('10000000-0000-4000-8000-000000000002', 'mo.member@example.com', 'Mo Member', 'member'),
    ('10000000-0000-4000-8000-000000000003', 'rea.reviewer@example.com', 'Rea Reviewer', 'reviewer');

INSERT INTO brands (id, owner_id, name, slug, website_url, industry, description, competitors) VALUES
    ('20000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000002', 'Northwind Tea', 'northwind-tea',
     'https://northwind.example', 'Beverages', 'Loose-leaf teas from small gardens',
     '["20000000-0000-4000-8000-000000000002"]'),
    ('20000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000002', 'Kettle & Leaf', 'kettle-and-leaf',
     'https://kettleleaf.example', 'Beverages', NULL,
     '["20000000-0000-4000-8000-000000000001"]');

INSERT INTO analyses (id, brand_id, requested_by, status, perception_score, visibility_score, sentiment_score,
                      results, started_at, completed_at, created_at) VALUES
    ('30000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000002',
     'completed', 78.50, 42.00, 0.615, '{"summary": "Known for quality, rarely for price", "mentions": 21}',
     '2024-12-01 08:00:00+00', '2024-12-01 08:04:30+00', '2024-12-01 07:59:00+00'),
    ('30000000-0000-4000-8000-000000000002', '20000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000002',
     'pending', NULL, NULL, NULL, '{}', NULL, NULL, '2024-12-01 09:00:00+00');

INSERT INTO ai_responses (id, analysis_id, provider, model, prompt, response_text, confidence,
                          prompt_tokens, completion_tokens, cost, latency_ms, metadata) VALUES
    ('40000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'openai', 'gpt-4o',
     'Which loose-leaf teas would you recommend?', 'Northwind Tea is a good choice for single-garden teas.',
     0.910, 18, 64, 0.000705, 1240, '{"temperature": 0.2, "finish_reason": "stop"}'),
    ('40000000-0000-4000-8000-000000000002', '30000000-0000-4000-8000-000000000001', 'anthropic', 'claude-3-5-sonnet',
     'Which loose-leaf teas would you recommend?', 'Several sellers offer fresh teas; Northwind Tea is one of them.',
     0.840, 18, 58, 0.000924, 1610, '{"temperature": 0.2, "finish_reason": "end_turn"}');

INSERT INTO recommendations (brand_id, analysis_id, title, status, effort_level, impact_score, priority_score,
                             action_items, source_response_ids) VALUES
    ('20000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'Publish prices on the product pages',
     'open', 'low', 70, 85, '[{"step": 1, "text": "Add a price table"}]', '["40000000-0000-4000-8000-000000000001"]'),
    ('20000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'Tell the story of the gardens',
     'open', 'medium', 55, 60, '[]', '["40000000-0000-4000-8000-000000000001", "40000000-0000-4000-8000-000000000002"]');

INSERT INTO system_settings (key, value, value_type, description) VALUES
    ('maintenance_mode', 'false', 'boolean', 'When true, the application answers every request with 503'),
    ('max_parallel_analyses', '4', 'integer', 'How many analyses may run at the same time'),
    ('default_ai_provider', 'openai', 'string', 'Provider that is used when a brand names none');

INSERT INTO cache_entries (cache_key, brand_id, value, size_bytes, hit_count, expires_at) VALUES
    ('brand:northwind-tea:summary', '20000000-0000-4000-8000-000000000001', '{"score": 78.5}', 15, 12, NOW() + INTERVAL '1 day'),
    ('brand:gone:summary', '20000000-0000-4000-8000-0000000000ff', '{"score": 12}', 13, 1, NOW() + INTERVAL '1 hour');
