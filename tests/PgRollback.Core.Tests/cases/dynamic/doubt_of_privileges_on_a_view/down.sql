DROP VIEW public.v;
CREATE VIEW public.v (id) AS
SELECT t.id FROM public.t;
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'reader_of_nobody') THEN
        GRANT SELECT ON TABLE public.v TO reader_of_nobody;
    END IF;
END
$guarded$;
