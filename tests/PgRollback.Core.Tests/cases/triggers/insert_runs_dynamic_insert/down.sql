ALTER TABLE public.things DROP COLUMN note;
