ALTER TABLE public.measured DETACH PARTITION public.later;
DROP FOREIGN TABLE public.measured_1;
