DROP INDEX public.by_other;
ALTER TABLE public.bar DROP COLUMN third;
ALTER TABLE public.bar DROP COLUMN foo;
ALTER TABLE public.bar DROP CONSTRAINT positive;
DROP TABLE public.baz;
