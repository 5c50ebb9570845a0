DROP VIEW public.v;
CREATE VIEW public.v (id) WITH (security_barrier = true) AS
SELECT t.id FROM public.t;
COMMENT ON VIEW public.v IS 'ids';
GRANT SELECT ON TABLE public.v TO case_reader;
