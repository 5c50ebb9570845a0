ALTER FUNCTION app.g() SET SCHEMA public;
ALTER FUNCTION public.h(integer) RENAME TO f;
CREATE OR REPLACE FUNCTION public.f(a integer)
    RETURNS integer
    LANGUAGE sql
AS $$SELECT a$$;
