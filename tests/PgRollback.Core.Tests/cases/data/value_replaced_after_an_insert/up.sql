ALTER TABLE t DROP CONSTRAINT state_known;
INSERT INTO t VALUES (3, 'active');
UPDATE t SET state = 'active' WHERE state = 'open';
