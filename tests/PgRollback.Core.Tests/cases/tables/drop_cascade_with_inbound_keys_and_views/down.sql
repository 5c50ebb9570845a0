CREATE TABLE public.t (
    id integer NOT NULL,
    a integer
);
CREATE VIEW public.v (id, a) AS
SELECT c.id, t.a FROM public.c JOIN public.t ON t.id = c.t;
CREATE VIEW public.w (id) AS
SELECT v.id FROM public.v WHERE v.a > 0;
COMMENT ON VIEW public.w IS 'w';
GRANT SELECT ON TABLE public.w TO case_reader;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
ALTER TABLE public.c ADD CONSTRAINT c_t_fkey FOREIGN KEY (t) REFERENCES public.t (id) ON DELETE CASCADE;
