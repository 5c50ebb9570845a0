DROP TABLE public.others;
ALTER TABLE public.other ADD COLUMN gone integer;
