-- pgrollback: accept-data-loss a was never read
ALTER TABLE t DROP COLUMN a;
