ALTER TABLE public.p DETACH PARTITION public.p_c;
ALTER TABLE public.p ATTACH PARTITION public.p_a FOR VALUES IN ('a', 'b');
