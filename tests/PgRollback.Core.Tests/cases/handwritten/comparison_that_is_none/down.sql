ALTER TABLE public.message DROP COLUMN rejected;
