DROP TABLE public.u;
CREATE TABLE public.t (
    a integer,
    b integer
);
ALTER TABLE public.t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES public.p (id);
ALTER TABLE public.t ADD CONSTRAINT c CHECK (a > 0);
