DROP TABLE public.parted_one;
DROP TABLE public.plain_new;
