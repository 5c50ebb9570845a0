-- pgrollback: accept-data-loss ids were replaced
ALTER TABLE c DROP COLUMN t;
ALTER TABLE t DROP COLUMN id;
