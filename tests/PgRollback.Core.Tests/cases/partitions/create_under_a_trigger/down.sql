DROP TABLE public.measured_1;
