DROP TABLE public.t;
CREATE TABLE public.t (
    id integer NOT NULL,
    a integer
);
COMMENT ON TABLE public.t IS 'first';
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
