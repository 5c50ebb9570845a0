-- The application answers with 503 as long as this says true.
UPDATE system_settings SET value = 'true' WHERE key = 'maintenance_mode';
