DROP TABLE public.sums;
CREATE OR REPLACE FUNCTION public.total(a integer)
    RETURNS integer
    LANGUAGE sql
AS $$SELECT $1$$;
