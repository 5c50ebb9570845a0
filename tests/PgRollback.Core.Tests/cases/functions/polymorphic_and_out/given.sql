CREATE FUNCTION first(anyarray) RETURNS anyelement LANGUAGE sql IMMUTABLE AS 'SELECT $1[1]';
CREATE FUNCTION o(a int, OUT b int, OUT c text) LANGUAGE sql AS $$ SELECT a, 'x' $$;
