DROP TABLE public.log;
DROP TABLE audit.log;
