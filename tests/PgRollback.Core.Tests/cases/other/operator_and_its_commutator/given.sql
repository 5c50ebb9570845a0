CREATE TYPE pair AS (x int, y int);
CREATE FUNCTION below(a pair, b pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (a).x < (b).x';
CREATE FUNCTION turned(a pair) RETURNS pair LANGUAGE sql IMMUTABLE AS 'SELECT ROW((a).y, (a).x)::pair';
CREATE OPERATOR <<< (LEFTARG = pair, RIGHTARG = pair, FUNCTION = below);
CREATE OPERATOR !!! (RIGHTARG = pair, PROCEDURE = turned);
COMMENT ON OPERATOR !!! (NONE, pair) IS 'the other way round';
