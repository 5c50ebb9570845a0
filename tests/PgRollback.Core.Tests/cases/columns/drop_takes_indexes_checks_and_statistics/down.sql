ALTER TABLE public.t ADD COLUMN b integer;
CREATE STATISTICS public.t_stat (dependencies) ON a, b FROM public.t;
CREATE UNIQUE INDEX t_c ON public.t ((lower(c))) WHERE b > 0;
CREATE INDEX t_ab ON public.t (a, b) INCLUDE (id);
COMMENT ON INDEX public.t_ab IS 'pairs';
ALTER TABLE public.t ADD CONSTRAINT a_below_b CHECK (a < b);
COMMENT ON CONSTRAINT a_below_b ON public.t IS 'order';
