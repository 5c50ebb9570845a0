-- Under the constraints, at their bounds.
INSERT INTO analyses (brand_id, status, perception_score, visibility_score, sentiment_score) VALUES
    ('2f000000-0000-4000-8000-000000000001', 'cancelled', 100, 0, 1);
INSERT INTO system_settings (key, value, value_type) VALUES ('beta.enabled', 'false', 'boolean') ON CONFLICT DO NOTHING;
INSERT INTO cache_entries (cache_key, value, hit_count, expires_at) VALUES ('k', '1', 0, NOW() + INTERVAL '1 minute') ON CONFLICT DO NOTHING;
