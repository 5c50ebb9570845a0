ALTER TABLE public.t DROP COLUMN audited;
