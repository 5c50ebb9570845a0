DROP VIEW public.v;
CREATE VIEW public.v (id, a) AS
SELECT t.id, t.a FROM public.t;
ALTER VIEW public.v ALTER COLUMN a SET DEFAULT 'x';
CREATE VIEW public.w (id) AS
SELECT v.id FROM public.v;
COMMENT ON COLUMN public.w.id IS 'key';
