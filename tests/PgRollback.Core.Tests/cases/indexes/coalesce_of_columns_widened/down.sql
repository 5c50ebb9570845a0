DROP INDEX public.build_greatest;
ALTER TABLE public.build ALTER COLUMN rerun_of TYPE integer USING rerun_of::integer;
CREATE INDEX build_greatest ON public.build ((greatest(rerun_of, other)));
CREATE INDEX build_order ON public.build ((coalesce(rerun_of, id)) DESC, id DESC);
