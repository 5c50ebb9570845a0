CREATE VIEW public.v (id) AS
SELECT t.id FROM public.t;
REVOKE SELECT ON TABLE public.v FROM case_reader;
