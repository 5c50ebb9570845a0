DROP VIEW public.v;
ALTER TABLE public.t RENAME COLUMN amount TO a;
CREATE VIEW public.v (a) AS
SELECT t.a FROM public.t;
