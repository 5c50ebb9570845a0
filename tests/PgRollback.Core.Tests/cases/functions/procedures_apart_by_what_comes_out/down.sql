DROP PROCEDURE public.sum(IN integer, integer);
CREATE PROCEDURE public.difference(OUT a integer, b integer, c integer)
    LANGUAGE sql
AS $$SELECT b - c$$;
COMMENT ON PROCEDURE public.difference(IN integer, integer, integer) IS NULL;
