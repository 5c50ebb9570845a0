-- pgrollback: accept-data-loss the texts are not needed
ALTER TABLE t DROP COLUMN e;
ALTER TABLE t RENAME COLUMN u TO e;
ALTER TABLE t ALTER COLUMN e SET NOT NULL;
