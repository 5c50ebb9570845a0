ALTER TABLE public.t ADD COLUMN a public.filled;
