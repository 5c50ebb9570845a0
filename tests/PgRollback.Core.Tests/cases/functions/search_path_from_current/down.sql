DROP FUNCTION app.g();
CREATE OR REPLACE FUNCTION public.twice(integer)
    RETURNS integer
    LANGUAGE sql
AS $$SELECT $1 * 2$$;
CREATE FUNCTION public.f()
    RETURNS integer
    LANGUAGE sql
    SET search_path FROM CURRENT
AS $$SELECT twice(1)$$;
