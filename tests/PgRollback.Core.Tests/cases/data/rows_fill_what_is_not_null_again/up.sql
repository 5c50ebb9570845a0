ALTER TABLE t ALTER COLUMN a DROP NOT NULL, ALTER COLUMN b DROP NOT NULL, ALTER COLUMN b SET DEFAULT 5;
-- pgrollback: accept-data-loss the rows may stay
INSERT INTO t (a) VALUES (1), (2);
