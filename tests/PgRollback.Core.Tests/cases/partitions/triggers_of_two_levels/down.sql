ALTER TABLE public.measured DETACH PARTITION public.measured_2;
ALTER TABLE public.measured ATTACH PARTITION public.measured_1 FOR VALUES FROM (1) TO (5);
