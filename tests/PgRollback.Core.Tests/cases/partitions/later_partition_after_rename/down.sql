DROP TABLE public.q2;
DROP TABLE public.q;
ALTER TABLE public.p RENAME COLUMN a TO x;
