DROP TABLE public.c;
DROP TABLE public.p;
