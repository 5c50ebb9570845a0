CREATE FUNCTION public.f(a integer, b text DEFAULT 'it''s')
    RETURNS TABLE (x integer, y text)
    LANGUAGE sql
    IMMUTABLE LEAKPROOF PARALLEL SAFE ROWS 10
    SET work_mem TO '8MB'
AS $$ SELECT a, b $$;
ALTER FUNCTION public.f(integer, text) OWNER TO case_owner;
COMMENT ON FUNCTION public.f(integer, text) IS 'f';
