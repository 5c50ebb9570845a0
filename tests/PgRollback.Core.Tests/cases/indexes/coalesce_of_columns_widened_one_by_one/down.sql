ALTER TABLE public.build ALTER COLUMN rerun_of TYPE bigint USING rerun_of::bigint;
CREATE INDEX build_order ON public.build ((coalesce(rerun_of, id)) DESC, id DESC);
