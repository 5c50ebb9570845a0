CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION to_text(p pair) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT 1::text';
