CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a';
COMMENT ON FUNCTION f(int, int) IS 'two';
GRANT EXECUTE ON FUNCTION f(int, int) TO case_reader;
CREATE VIEW v AS SELECT f(1, 2) AS x;
