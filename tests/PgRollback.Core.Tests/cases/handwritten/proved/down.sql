DROP FUNCTION public.f(character varying, numeric);
ALTER TABLE public.t DROP COLUMN a;
