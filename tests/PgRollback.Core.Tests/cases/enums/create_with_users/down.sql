DROP FUNCTION public.is_open(public.status);
DROP TABLE public.t;
DROP TYPE public.status;
