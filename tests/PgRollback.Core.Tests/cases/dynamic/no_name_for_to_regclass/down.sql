DROP TABLE public.made;
