REVOKE EXECUTE ON FUNCTION public.total(integer) FROM case_reader;
