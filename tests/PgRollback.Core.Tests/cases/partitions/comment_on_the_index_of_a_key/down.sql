CREATE TABLE public.q PARTITION OF public.p FOR VALUES IN (1);
COMMENT ON INDEX public.q_pkey IS 'of one partition';
