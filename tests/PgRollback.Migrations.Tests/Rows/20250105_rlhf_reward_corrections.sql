INSERT INTO brand_corrections (id, brand_id, ai_response_id, correction_type, field_name, original_value, corrected_value) VALUES
    ('7f000000-0000-4000-8000-000000000001', '2f000000-0000-4000-8000-000000000001', '4f000000-0000-4000-8000-000000000001', 'factual_error', 'industry', NULL, 'Physics'),
    ('7f000000-0000-4000-8000-000000000002', '2f000000-0000-4000-8000-000000000001', NULL, 'outdated_information', 'name', 'Æther', 'Vacuum');
SELECT process_brand_correction('7f000000-0000-4000-8000-000000000001', 'applied');
INSERT INTO score_disputes (id, analysis_id, reward_model_id, reason, disputed_score) VALUES
    ('8f000000-0000-4000-8000-000000000001', '3f000000-0000-4000-8000-000000000001', '50000000-0000-4000-8000-000000000001', 'Too low', 0);
SELECT process_dispute('8f000000-0000-4000-8000-000000000001', 'score_adjusted', 'Agreed', 40);
INSERT INTO score_disputes (analysis_id, reason, disputed_score) VALUES ('30000000-0000-4000-8000-000000000001', 'Too high', 78.5);
