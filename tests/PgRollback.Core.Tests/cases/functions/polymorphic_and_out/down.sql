CREATE FUNCTION public.o(a integer, OUT b integer, OUT c text)
    RETURNS record
    LANGUAGE sql
AS $$ SELECT a, 'x' $$;
CREATE FUNCTION public.first(anyarray)
    RETURNS anyelement
    LANGUAGE sql
    IMMUTABLE
AS $$SELECT $1[1]$$;
