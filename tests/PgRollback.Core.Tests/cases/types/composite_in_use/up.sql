CREATE TABLE t (p pair, ps pair[]);
CREATE FUNCTION f(p pair) RETURNS SETOF pair LANGUAGE sql AS 'SELECT p';
