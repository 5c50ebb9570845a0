-- pgrollback: accept-data-loss nobody reads it
ALTER TABLE t DROP COLUMN a;
