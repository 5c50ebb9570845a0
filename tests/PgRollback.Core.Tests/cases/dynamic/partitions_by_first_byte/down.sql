DROP TABLE public.versions;
