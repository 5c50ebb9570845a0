DROP FUNCTION public.f(uuid, text);
