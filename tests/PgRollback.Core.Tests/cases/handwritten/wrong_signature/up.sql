CREATE FUNCTION f(id uuid, n text, d timestamptz) RETURNS int LANGUAGE sql AS 'SELECT 1';
