ALTER TABLE t DROP CONSTRAINT state_known;
UPDATE t SET state = 'active' WHERE state = 'open';
