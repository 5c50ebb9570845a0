CREATE TABLE public.t (
    id integer NOT NULL
);
DO $guarded$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'reader_of_nobody') THEN
        GRANT SELECT ON TABLE public.t TO reader_of_nobody;
    END IF;
END
$guarded$;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
