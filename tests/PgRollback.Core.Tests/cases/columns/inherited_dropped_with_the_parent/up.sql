-- pgrollback: accept-data-loss only the schema is of interest here
ALTER TABLE trips.reasons DROP COLUMN legacy_id;
ALTER TABLE trips.reasons SET SCHEMA public;
