CREATE STATISTICS public.dropped ON a, b FROM public.t;
ALTER STATISTICS public.dropped SET STATISTICS 20;
ALTER STATISTICS public.both_columns SET STATISTICS -1;
