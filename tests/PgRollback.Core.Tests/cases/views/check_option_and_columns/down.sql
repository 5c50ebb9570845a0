DROP VIEW public.w;
CREATE VIEW public.v (key, value) AS
SELECT t.id, t.a FROM public.t WHERE t.id > 0 WITH LOCAL CHECK OPTION;
