GRANT ALL ON FUNCTION public.gtrgm_in(cstring) TO PUBLIC;
