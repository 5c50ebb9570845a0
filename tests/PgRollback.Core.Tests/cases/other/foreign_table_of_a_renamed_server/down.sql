ALTER SERVER near RENAME TO far;
CREATE FOREIGN TABLE public.others (
    id integer
) SERVER far;
ALTER FOREIGN TABLE public.things ALTER COLUMN name TYPE character varying(10);
