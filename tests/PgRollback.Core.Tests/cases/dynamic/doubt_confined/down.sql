ALTER TABLE public.other ADD COLUMN a integer;
CREATE INDEX other_a ON public.other (a);
