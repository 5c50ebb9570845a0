-- More rows beside the seeds, under other keys.
INSERT INTO users (id, email, full_name, role) VALUES ('1f000000-0000-4000-8000-000000000001', 'ute@example.org', 'Ute "Ü" O''Neil', 'member');
INSERT INTO brands (id, owner_id, name, slug, competitors, deleted_at) VALUES
    ('2f000000-0000-4000-8000-000000000001', '1f000000-0000-4000-8000-000000000001', 'Æther', 'aether', '[]', NOW());
INSERT INTO analyses (id, brand_id, status, perception_score, visibility_score, sentiment_score, results, started_at, completed_at) VALUES
    ('3f000000-0000-4000-8000-000000000001', '2f000000-0000-4000-8000-000000000001', 'completed', 0, 100, -1, '{"mentions": 0}', NOW() - INTERVAL '1 hour', NOW());
INSERT INTO ai_responses (id, analysis_id, provider, model, prompt, response_text, confidence, metadata) VALUES
    ('4f000000-0000-4000-8000-000000000001', '3f000000-0000-4000-8000-000000000001', 'openai', 'gpt-4o', 'Who?', 'Nobody.', 0, '{"finish_reason": "stop"}');
INSERT INTO recommendations (brand_id, title, impact_score, priority_score) VALUES ('2f000000-0000-4000-8000-000000000001', 'Exist', 0, 100);
INSERT INTO system_settings (key, value, value_type, updated_by) VALUES ('digest_hour', '6', 'integer', '1f000000-0000-4000-8000-000000000001');
INSERT INTO cache_entries (cache_key, value) VALUES ('brand:aether:summary', 'null');
