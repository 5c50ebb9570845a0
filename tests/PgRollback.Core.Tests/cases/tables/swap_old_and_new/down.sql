DROP TABLE public.t;
ALTER TABLE public.t_old RENAME TO t;
