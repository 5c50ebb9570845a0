DROP FUNCTION public.f(public.mood);
DROP TABLE public.t;
DROP TYPE public.mood;
