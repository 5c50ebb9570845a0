-- pgrollback: accept-data-loss only the schema is of interest here
DROP TABLE public.q;
CREATE TABLE public.r PARTITION OF public.p FOR VALUES IN (2);
