-- pgrollback: accept-data-loss numbers may start again
ALTER TABLE t ALTER COLUMN id DROP DEFAULT;
DROP SEQUENCE numbers;
CREATE SEQUENCE numbers INCREMENT 2;
ALTER TABLE t ALTER COLUMN id SET DEFAULT nextval('numbers');
