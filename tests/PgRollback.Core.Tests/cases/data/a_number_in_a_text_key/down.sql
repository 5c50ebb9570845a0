DELETE FROM public.t WHERE id IN ('23', '24', '0');
