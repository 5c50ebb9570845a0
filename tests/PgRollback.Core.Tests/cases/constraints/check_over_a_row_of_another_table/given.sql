CREATE TABLE rows (a int, b text);
CREATE TABLE t (x int, y text, CONSTRAINT same CHECK (ROW(x, y)::rows = ROW(1, '42')::rows));
ALTER TABLE rows ALTER COLUMN b TYPE varchar;
