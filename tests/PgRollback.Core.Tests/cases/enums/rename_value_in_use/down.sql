ALTER TABLE public.t DROP COLUMN e;
ALTER TYPE public.state RENAME VALUE 'brand new' TO 'new';
ALTER TYPE public.state RENAME VALUE 'done' TO 'it''s done';
COMMENT ON VIEW public.v IS NULL;
