ALTER TABLE t ADD COLUMN b text;
-- pgrollback: accept-data-loss upper case is as good
UPDATE t SET a = upper(a);
