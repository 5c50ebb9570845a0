ALTER TABLE public.posts DROP COLUMN commented_last;
