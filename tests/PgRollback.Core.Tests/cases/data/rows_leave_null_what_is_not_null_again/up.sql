ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
-- pgrollback: accept-data-loss the rows may stay
INSERT INTO t (b) VALUES (1);
