DELETE FROM public.t WHERE name IN ('second', 'third');
