CREATE TABLE public.b (
) INHERITS (public.a);
CREATE TABLE public.own (
    extra integer
) INHERITS (public.a);
ALTER TABLE public.own ALTER COLUMN extra DROP DEFAULT;
CREATE TABLE public.c (
) INHERITS (public.b);
CREATE TABLE public.below (
) INHERITS (public.own);
