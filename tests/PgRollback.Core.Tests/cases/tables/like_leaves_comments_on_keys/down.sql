CREATE TABLE public.l (
    id integer CONSTRAINT t_id_not_null NOT NULL,
    n integer
);
ALTER TABLE public.l ADD CONSTRAINT l_pkey PRIMARY KEY (id);
COMMENT ON INDEX public.l_pkey IS 'of the index';
ALTER TABLE public.l ADD CONSTRAINT t_n_check CHECK (n > 0);
COMMENT ON CONSTRAINT t_n_check ON public.l IS 'of the check';
