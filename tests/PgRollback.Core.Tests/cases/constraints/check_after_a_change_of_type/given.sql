CREATE TABLE t (a int, b int, CHECK (a > 0), CHECK (coalesce(a, b) > 0));
ALTER TABLE t ALTER a TYPE bigint;
