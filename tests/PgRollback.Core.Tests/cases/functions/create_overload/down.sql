DROP FUNCTION public.f(timestamp with time zone);
DROP FUNCTION public.f(numeric[], VARIADIC integer[]);
DROP FUNCTION public.f(text, character varying);
