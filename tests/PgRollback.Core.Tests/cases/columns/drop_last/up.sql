-- pgrollback: accept-data-loss a was the same in all rows
ALTER TABLE t DROP COLUMN a;
