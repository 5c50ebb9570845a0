DELETE FROM public.members WHERE id IN (1);
DELETE FROM public.roles WHERE name IN ('admin');
