-- pgrollback: accept-data-loss closed ones are done
DELETE FROM t WHERE state = 'closed';
ALTER TABLE t DROP CONSTRAINT state_known;
ALTER TABLE t ADD CONSTRAINT state_known CHECK (state IN ('open'));
