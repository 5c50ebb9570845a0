ALTER TABLE public.areas DROP COLUMN note;
