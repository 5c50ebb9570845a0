ALTER TABLE public.t ADD COLUMN taken_at timestamp with time zone;
ALTER TABLE public.t ADD COLUMN done boolean GENERATED ALWAYS AS (taken_at IS NOT NULL) STORED;
