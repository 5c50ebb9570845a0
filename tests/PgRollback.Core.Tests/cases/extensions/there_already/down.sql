ALTER TABLE public.t DROP COLUMN email;
