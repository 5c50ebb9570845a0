CREATE TABLE public.t (
    id integer NOT NULL,
    a integer
);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
ALTER PUBLICATION changes ADD TABLE public.t;
