DROP TABLE public.kinds_version;
DROP TABLE public.kinds;
