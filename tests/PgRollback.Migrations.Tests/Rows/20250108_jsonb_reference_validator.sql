SELECT * FROM validate_jsonb_column('brands', 'competitors');
SELECT * FROM validate_jsonb_column('ai_responses', 'metadata');
