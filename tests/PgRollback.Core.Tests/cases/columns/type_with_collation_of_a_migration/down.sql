ALTER TABLE public.t ALTER COLUMN email TYPE text COLLATE public.plain;
ALTER TABLE public.t ALTER COLUMN nickname TYPE text;
