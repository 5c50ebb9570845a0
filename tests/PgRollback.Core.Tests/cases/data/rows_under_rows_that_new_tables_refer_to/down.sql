DROP TABLE public.mappings;
DELETE FROM public.regions WHERE id IN (2);
DELETE FROM public.areas WHERE id IN (2);
