DROP FUNCTION public.f(uuid, text, timestamp with time zone);
