CREATE TABLE public.p (
    id integer NOT NULL,
    k text NOT NULL,
    r integer
) PARTITION BY LIST (k);
ALTER TABLE public.p ADD CONSTRAINT p_r_fkey FOREIGN KEY (r) REFERENCES public.r (id);
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY (id, k);
CREATE TABLE public.p_c (
    id integer NOT NULL,
    k text NOT NULL,
    r integer
);
ALTER TABLE public.p ATTACH PARTITION public.p_c FOR VALUES IN ('c');
CREATE TABLE public.p_b PARTITION OF public.p FOR VALUES IN ('b');
CREATE TABLE public.p_a (
    k text NOT NULL,
    id integer NOT NULL,
    r integer,
    CONSTRAINT a_key PRIMARY KEY (id, k),
    CONSTRAINT a_r FOREIGN KEY (r) REFERENCES public.r (id)
);
ALTER TABLE public.p ATTACH PARTITION public.p_a FOR VALUES IN ('a');
