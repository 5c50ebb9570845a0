DROP TABLE public.uses;
DROP FUNCTION public.new_part(integer);
DROP FUNCTION public.as_revision(text, integer);
DROP FUNCTION public.as_revision(text, integer, integer);
