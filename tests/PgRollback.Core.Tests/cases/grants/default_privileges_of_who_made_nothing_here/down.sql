REVOKE SELECT ON TABLE public.t FROM case_owner;
REVOKE INSERT ON TABLE public.t FROM case_reader;
GRANT SELECT ON TABLE public.granted TO case_reader;
REVOKE SELECT ON TABLE app.elsewhere FROM case_reader;
REVOKE SELECT ON TABLE public.older FROM case_reader;
