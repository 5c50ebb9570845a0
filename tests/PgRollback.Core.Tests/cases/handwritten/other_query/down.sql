CREATE OR REPLACE VIEW public.v (id, a) AS
SELECT t.id, t.a FROM public.t WHERE t.a > 0;
