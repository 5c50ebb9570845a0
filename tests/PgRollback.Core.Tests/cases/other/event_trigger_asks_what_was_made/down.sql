DROP FUNCTION public.entry();
