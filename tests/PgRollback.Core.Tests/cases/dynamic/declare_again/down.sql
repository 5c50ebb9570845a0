DROP TABLE public.copies;
DROP INDEX public.kinds_b;
DROP INDEX public.kinds_a;
