DROP VIEW public.happier;
DROP VIEW public.happy;
DROP FUNCTION public.is_happy(public.mood);
DROP TABLE public.u;
DROP TYPE public.mood;
