-- pgrollback: accept-data-loss b was always null
ALTER TABLE t DROP COLUMN b;
