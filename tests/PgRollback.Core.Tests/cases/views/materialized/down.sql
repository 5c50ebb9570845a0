DROP MATERIALIZED VIEW public.m2;
DROP MATERIALIZED VIEW public.m;
CREATE MATERIALIZED VIEW public.m (a, n) AS
SELECT t.a, count(*) AS n FROM public.t GROUP BY t.a;
COMMENT ON MATERIALIZED VIEW public.m IS 'counts';
GRANT SELECT ON TABLE public.m TO case_reader;
CREATE UNIQUE INDEX m_a ON public.m (a);
