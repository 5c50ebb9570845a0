ALTER TABLE public.first_parent ADD COLUMN b integer;
