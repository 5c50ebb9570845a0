DELETE FROM public.models WHERE code IN ('100066', 'B');
