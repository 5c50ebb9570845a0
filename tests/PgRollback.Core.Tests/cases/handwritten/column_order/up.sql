-- pgrollback: accept-data-loss a is empty
ALTER TABLE t DROP COLUMN a;
