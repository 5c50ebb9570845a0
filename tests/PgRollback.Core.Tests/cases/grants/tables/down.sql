REVOKE SELECT ON TABLE public.t FROM PUBLIC;
REVOKE SELECT ON TABLE public.t FROM case_writer;
REVOKE UPDATE ON TABLE public.t FROM case_writer;
GRANT INSERT ON TABLE public.t TO case_reader;
GRANT UPDATE (a) ON TABLE public.t TO case_reader;
