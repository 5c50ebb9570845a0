-- pgrollback: accept-data-loss just in case
ALTER TABLE t ADD COLUMN a int;
