ALTER TABLE public.other ADD CONSTRAINT other_state CHECK (state <> '');
