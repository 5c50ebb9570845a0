ALTER TABLE public.grandparents RENAME COLUMN b TO a;
