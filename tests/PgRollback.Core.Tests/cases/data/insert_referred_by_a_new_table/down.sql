DROP TABLE public.areas;
DELETE FROM public.regions WHERE id IN (1);
