ALTER TABLE public.t RENAME COLUMN number TO id;
CREATE VIEW public.w (id, one, two) AS
SELECT * FROM (SELECT q.id, q.text, 'x'::text FROM (SELECT t.id, 'y'::text FROM public.t) AS q) AS q;
CREATE VIEW public.v (id, one, two, three) AS
SELECT q.*, now() FROM (SELECT q.id, q.now, now() FROM (SELECT t.id, now() FROM public.t) AS q) AS q;
