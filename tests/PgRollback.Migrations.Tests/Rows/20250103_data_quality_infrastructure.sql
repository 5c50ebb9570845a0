SELECT * FROM run_data_quality_checks();
SELECT * FROM detect_orphan_records('cache_entries', 'brand_id', 'brands');
INSERT INTO schema_migrations_audit (migration_name, action) VALUES ('20250103_data_quality_infrastructure', 'verify');
