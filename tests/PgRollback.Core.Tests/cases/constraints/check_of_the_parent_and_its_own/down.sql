CREATE TABLE public.children (
) INHERITS (public.parents);
ALTER TABLE public.children ADD CONSTRAINT positive CHECK (a > 0);
