DROP TABLE public.b_tags;
DROP TABLE public.a_tags;
