ALTER TABLE public.c RENAME CONSTRAINT above_one TO alone;
ALTER TABLE public.p RENAME CONSTRAINT positive TO alone;
