CREATE TABLE public.older (
    a integer
);
CREATE TABLE public.of_older (
) INHERITS (public.older);
ALTER TABLE public.older ADD CONSTRAINT ck CHECK (a > 0) NOT VALID;
CREATE TABLE public.p (
    a integer
);
ALTER TABLE public.p ADD CONSTRAINT ck CHECK (a > 0) NOT VALID;
CREATE TABLE public.c (
) INHERITS (public.p);
