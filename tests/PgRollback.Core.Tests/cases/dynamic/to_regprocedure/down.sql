DROP FUNCTION public.g();
CREATE FUNCTION public.f(a integer, b text)
    RETURNS integer
    LANGUAGE sql
AS $$SELECT 1$$;
