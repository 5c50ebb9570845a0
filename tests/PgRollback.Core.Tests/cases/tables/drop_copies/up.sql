-- pgrollback: accept-data-loss a test
DROP TABLE log;
ALTER TABLE new_log RENAME TO log;
