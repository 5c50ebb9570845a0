REVOKE INSERT ON TABLE public.t FROM case_made_and_caught;
REVOKE SELECT ON TABLE public.t FROM case_made_where_missing;
