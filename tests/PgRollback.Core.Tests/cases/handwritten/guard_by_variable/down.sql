ALTER TABLE public.hook DROP COLUMN username;
