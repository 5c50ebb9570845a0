DROP FUNCTION f(varchar, numeric);
ALTER TABLE t DROP COLUMN a;
