DROP TABLE public.totals;
