CREATE INDEX t_a ON public.t (a);
ALTER TABLE public.t DROP COLUMN b;
