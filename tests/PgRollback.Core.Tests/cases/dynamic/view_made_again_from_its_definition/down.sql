DROP VIEW public.v;
ALTER TABLE public.t ALTER COLUMN state TYPE public.state USING state::text::public.state;
CREATE VIEW public.v (id, state) AS
SELECT t.id, t.state FROM public.t WHERE t.id > 0;
