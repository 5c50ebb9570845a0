DELETE FROM public.t WHERE id IN (2);
