GRANT SELECT ON TABLE public.t TO case_reader;
CREATE VIEW public.v (id) AS
SELECT t.id FROM public.t;
COMMENT ON VIEW public.v IS 'ids';
