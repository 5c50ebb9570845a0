CREATE TYPE public.mood AS ENUM ('sad');
ALTER TABLE public.t ADD COLUMN m public.mood DEFAULT 'sad';
CREATE FUNCTION public.f(m public.mood)
    RETURNS integer
    LANGUAGE sql
AS $$SELECT 1$$;
CREATE VIEW public.v (m) AS
SELECT t.m FROM public.t;
