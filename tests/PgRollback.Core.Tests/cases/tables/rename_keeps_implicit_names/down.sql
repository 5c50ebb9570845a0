DROP TABLE public.t;
ALTER TABLE public.u RENAME TO t;
