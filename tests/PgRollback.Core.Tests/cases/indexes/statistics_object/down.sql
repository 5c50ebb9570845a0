DROP STATISTICS public.s2;
CREATE STATISTICS public.s1 (ndistinct) ON id, a FROM public.t;
