-- pgrollback: accept-data-loss the application is gone
DROP SCHEMA app CASCADE;
