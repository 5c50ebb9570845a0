DROP VIEW public.v;
ALTER TABLE public.t ALTER COLUMN n DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN n TYPE integer USING n::integer;
ALTER TABLE public.t ALTER COLUMN n SET DEFAULT 7;
CREATE VIEW public.v (id, n) AS
SELECT t.id, t.n FROM public.t;
COMMENT ON COLUMN public.v.n IS 'count';
