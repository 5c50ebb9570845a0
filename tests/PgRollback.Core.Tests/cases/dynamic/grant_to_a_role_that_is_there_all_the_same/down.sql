DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'case_reader') THEN
        REVOKE INSERT ON TABLE public.t FROM case_reader;
    END IF;
END
$guarded$;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'case_reader') THEN
        REVOKE SELECT ON TABLE public.t FROM case_reader;
    END IF;
END
$guarded$;
