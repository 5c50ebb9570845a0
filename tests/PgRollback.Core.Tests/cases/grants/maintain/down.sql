GRANT DELETE ON TABLE public.t TO case_reader;
GRANT INSERT ON TABLE public.t TO case_reader;
-- on 0 to 16: nothing
-- on 17 and later: GRANT MAINTAIN ON TABLE public.t TO case_reader
GRANT MAINTAIN ON TABLE public.t TO case_reader;
GRANT REFERENCES ON TABLE public.t TO case_reader;
GRANT SELECT ON TABLE public.t TO case_reader;
GRANT TRIGGER ON TABLE public.t TO case_reader;
GRANT TRUNCATE ON TABLE public.t TO case_reader;
GRANT UPDATE ON TABLE public.t TO case_reader;
