ALTER TABLE public.runs DROP COLUMN cost;
