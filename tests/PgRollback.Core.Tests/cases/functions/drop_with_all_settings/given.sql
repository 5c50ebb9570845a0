CREATE FUNCTION f(a int, b text DEFAULT 'it''s') RETURNS TABLE (x int, y text) LANGUAGE sql IMMUTABLE LEAKPROOF PARALLEL SAFE ROWS 10 SET work_mem = '8MB' AS $$ SELECT a, b $$;
COMMENT ON FUNCTION f(int, text) IS 'f';
ALTER FUNCTION f(int, text) OWNER TO case_owner;
