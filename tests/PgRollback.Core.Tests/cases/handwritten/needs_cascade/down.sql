DROP VIEW public.v;
ALTER TABLE public.t DROP COLUMN a;
