ALTER TABLE public.t RENAME CONSTRAINT positive TO t_a_check;
ALTER INDEX public.t_key RENAME TO t_pkey;
