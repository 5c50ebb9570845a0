DROP TABLE public.child;
ALTER TABLE public.parent DROP COLUMN c;
