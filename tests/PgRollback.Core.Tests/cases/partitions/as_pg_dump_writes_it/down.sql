DROP TABLE public.r;
CREATE TABLE public.q (
    k integer NOT NULL,
    note text,
    CONSTRAINT q_pkey PRIMARY KEY (k)
);
ALTER TABLE public.p ATTACH PARTITION public.q FOR VALUES IN (1);
