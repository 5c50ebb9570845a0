-- pgrollback: accept-data-loss only the schema is of interest here
ALTER TABLE t DROP COLUMN done, DROP COLUMN taken_at;
