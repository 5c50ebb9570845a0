DROP VIEW public.v;
DROP FUNCTION public.f(integer, integer);
CREATE FUNCTION public.f(a integer, b integer)
    RETURNS integer
    LANGUAGE sql
AS $$SELECT a$$;
COMMENT ON FUNCTION public.f(integer, integer) IS 'two';
GRANT EXECUTE ON FUNCTION public.f(integer, integer) TO case_reader;
CREATE VIEW public.v (x) AS
SELECT public.f(1, 2) AS x;
