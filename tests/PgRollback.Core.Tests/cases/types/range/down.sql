DROP TABLE public.t;
DROP TYPE public.float_range;
