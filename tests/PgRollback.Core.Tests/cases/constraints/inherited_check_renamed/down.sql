ALTER TABLE public.days RENAME CONSTRAINT recent TO late;
ALTER TABLE public.p RENAME CONSTRAINT letters TO unchecked;
ALTER TABLE public.p RENAME CONSTRAINT positive TO valid;
