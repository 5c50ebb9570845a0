DROP TABLE public.third;
ALTER TABLE public.other ADD COLUMN gone integer;
