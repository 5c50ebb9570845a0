CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TYPE pair AS (kind kind, kinds kind[], n int);
CREATE FUNCTION first_of(p pair) RETURNS kind LANGUAGE sql AS 'SELECT p.kind';
COMMENT ON TYPE pair IS 'of a kind';
