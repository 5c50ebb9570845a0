DROP FUNCTION public.twice();
DROP FUNCTION public.total();
