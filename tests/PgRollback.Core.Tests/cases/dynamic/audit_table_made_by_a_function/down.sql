DROP TABLE public.receivers_audit;
