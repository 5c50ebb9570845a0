CREATE TABLE public.p (
    id integer NOT NULL,
    k text NOT NULL
) PARTITION BY LIST (k);
CREATE INDEX p_k ON public.p (k);
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY (id, k);
CREATE TABLE public.p_d PARTITION OF public.p DEFAULT;
CREATE TABLE public.p_a PARTITION OF public.p FOR VALUES IN ('a');
COMMENT ON TABLE public.p_a IS 'a';
