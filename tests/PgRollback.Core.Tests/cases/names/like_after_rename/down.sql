DROP TABLE public.m;
DROP TABLE public.l;
