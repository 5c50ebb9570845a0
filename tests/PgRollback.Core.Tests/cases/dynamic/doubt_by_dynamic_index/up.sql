-- pgrollback: accept-data-loss a test
ALTER TABLE t DROP COLUMN a;
