ALTER TABLE public.t RENAME CONSTRAINT t_key TO t_pkey;
ALTER INDEX public.j RENAME TO i;
ALTER INDEX public.i RESET (fillfactor);
