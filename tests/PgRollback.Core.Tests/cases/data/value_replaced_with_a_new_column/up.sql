ALTER TABLE t DROP CONSTRAINT state_known;
ALTER TABLE t ADD COLUMN was text;
UPDATE t SET was = state, state = 'active' WHERE state = 'open';
