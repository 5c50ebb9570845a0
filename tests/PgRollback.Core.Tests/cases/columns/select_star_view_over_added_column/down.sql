DROP VIEW public.v;
ALTER TABLE public.t DROP COLUMN b;
CREATE VIEW public.v (id, a) AS
SELECT t.id, t.a FROM public.t;
