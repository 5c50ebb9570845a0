CREATE TABLE public.q (
    k integer NOT NULL,
    CONSTRAINT c CHECK (k > 0)
);
ALTER TABLE public.p ATTACH PARTITION public.q FOR VALUES IN (1);
