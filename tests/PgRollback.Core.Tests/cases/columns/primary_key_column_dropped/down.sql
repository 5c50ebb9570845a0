ALTER TABLE public.t ADD COLUMN id integer NOT NULL;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
ALTER TABLE public.c ADD COLUMN t integer;
ALTER TABLE public.c ADD CONSTRAINT c_t_fkey FOREIGN KEY (t) REFERENCES public.t (id);
