DROP FUNCTION public.first_of(public.pair);
DROP TYPE public.pair;
ALTER TYPE public.kind RENAME TO kind_pgrollback;
CREATE TYPE public.kind AS ENUM ('a', 'b');
DROP TYPE public.kind_pgrollback;
CREATE TYPE public.pair AS (kind public.kind, kinds public.kind[], n integer);
COMMENT ON TYPE public.pair IS 'of a kind';
CREATE FUNCTION public.first_of(p public.pair)
    RETURNS public.kind
    LANGUAGE sql
AS $$SELECT p.kind$$;
