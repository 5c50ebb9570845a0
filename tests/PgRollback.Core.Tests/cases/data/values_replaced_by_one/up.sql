ALTER TABLE t DROP CONSTRAINT state_known;
UPDATE t SET state = 'any' WHERE state = 'open';
UPDATE t SET state = 'any' WHERE state = 'closed';
