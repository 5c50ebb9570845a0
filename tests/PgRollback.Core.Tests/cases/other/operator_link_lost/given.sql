CREATE TYPE pair AS (x int, y int);
CREATE FUNCTION below(a pair, b pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (a).x < (b).x';
CREATE OPERATOR <<< (LEFTARG = pair, RIGHTARG = pair, FUNCTION = below);
CREATE OPERATOR >>> (LEFTARG = pair, RIGHTARG = pair, FUNCTION = below, COMMUTATOR = <<<);
