GRANT SELECT (a) ON TABLE public.t TO case_reader;
GRANT SELECT (a) ON TABLE public.v TO case_reader;
