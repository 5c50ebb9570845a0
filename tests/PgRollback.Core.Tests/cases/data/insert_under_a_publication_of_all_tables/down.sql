DELETE FROM public.unlogged WHERE id IN (2);
DELETE FROM public.keyed WHERE id IN (2);
