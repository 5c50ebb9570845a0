ALTER TABLE t ADD COLUMN b text;
UPDATE t SET b = upper(a);
