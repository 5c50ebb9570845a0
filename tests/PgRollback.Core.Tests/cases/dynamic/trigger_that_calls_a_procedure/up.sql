-- pgrollback: accept-data-loss the counts are not needed
UPDATE t SET i = 2;
ALTER TABLE t ADD COLUMN j int;
