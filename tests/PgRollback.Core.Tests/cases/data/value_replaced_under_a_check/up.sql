ALTER TABLE t DROP CONSTRAINT state_known;
UPDATE t SET state = 'active' WHERE state = 'open';
UPDATE t SET state = 'it''s done' WHERE state = 'closed' AND id > 0;
ALTER TABLE t ADD CONSTRAINT state_known CHECK (state IN ('active', 'it''s done'));
