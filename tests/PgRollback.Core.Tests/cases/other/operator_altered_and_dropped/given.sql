CREATE FUNCTION same(int, text) RETURNS boolean LANGUAGE sql AS 'SELECT $1::text = $2';
CREATE OPERATOR === (leftarg = int, rightarg = text, function = same, restrict = eqsel);
ALTER OPERATOR === (int, text) SET (RESTRICT = NONE);
