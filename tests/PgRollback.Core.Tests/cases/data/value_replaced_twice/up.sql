ALTER TABLE t DROP CONSTRAINT state_known;
UPDATE t SET state = 'active' WHERE state = 'open';
UPDATE t SET state = 'running' WHERE state = 'active';
