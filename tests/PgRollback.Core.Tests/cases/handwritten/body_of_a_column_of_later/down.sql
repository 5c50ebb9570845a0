CREATE OR REPLACE FUNCTION public.f(p integer)
    RETURNS integer
    LANGUAGE sql
AS $$SELECT a FROM t WHERE a = p$$;
ALTER TABLE public.t RENAME COLUMN b TO a;
