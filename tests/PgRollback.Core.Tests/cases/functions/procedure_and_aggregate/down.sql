DROP PROCEDURE public.p(text, integer);
CREATE AGGREGATE public.total (integer) (initcond = '0', sfunc = int4pl, stype = int);
COMMENT ON AGGREGATE public.total(integer) IS 'sum';
CREATE PROCEDURE public.p(a integer)
    LANGUAGE sql
AS $$SELECT a$$;
