CREATE TABLE public.l (
    id integer CONSTRAINT t_id_not_null NOT NULL,
    a text CONSTRAINT t_a_not_null NOT NULL
);
ALTER TABLE public.l ADD CONSTRAINT l_pkey PRIMARY KEY (id);
CREATE TABLE public.t (
    id integer CONSTRAINT t_id_not_null NOT NULL,
    a text CONSTRAINT t_a_not_null NOT NULL
);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
