-- pgrollback: accept-data-loss only the schema is of interest here
ALTER TABLE t ALTER COLUMN name TYPE text;
ALTER TABLE t DROP CONSTRAINT only_active;
DROP INDEX t_id;
