DROP FUNCTION public.f(public.pair);
DROP TABLE public.t;
