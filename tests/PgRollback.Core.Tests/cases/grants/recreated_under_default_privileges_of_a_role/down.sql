CREATE FUNCTION public.hidden()
    RETURNS integer
    LANGUAGE sql
AS $$SELECT 1$$;
REVOKE EXECUTE ON FUNCTION public.hidden() FROM PUBLIC;
CREATE FUNCTION public.f()
    RETURNS integer
    LANGUAGE sql
AS $$SELECT 1$$;
GRANT EXECUTE ON FUNCTION public.f() TO PUBLIC;
CREATE VIEW public.made_under_them (id) AS
SELECT 1 AS id;
CREATE VIEW public.granted (id) AS
SELECT 1 AS id;
REVOKE GRANT OPTION FOR SELECT ON TABLE public.granted FROM case_reader;
GRANT SELECT ON TABLE public.granted TO case_reader;
CREATE VIEW public.t (id) AS
SELECT 1 AS id;
REVOKE SELECT ON TABLE public.t FROM case_reader;
