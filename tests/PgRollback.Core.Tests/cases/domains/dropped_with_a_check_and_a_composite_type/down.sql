CREATE DOMAIN public.d AS integer;
ALTER DOMAIN public.d ADD CONSTRAINT d_check CHECK (VALUE <> 13);
CREATE TYPE public.pair AS (x public.d, y text);
CREATE TABLE public.t (
    p public.pair,
    many public.d[]
);
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
