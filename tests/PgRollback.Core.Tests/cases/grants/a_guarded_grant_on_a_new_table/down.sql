DROP TABLE public.newer;
