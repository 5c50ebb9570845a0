DELETE FROM public.versions WHERE kind IN ('c');
ALTER TYPE public.kind RENAME TO kind_pgrollback;
CREATE TYPE public.kind AS ENUM ('a', 'b');
ALTER TABLE public.versions ALTER COLUMN kind TYPE public.kind USING kind::text::public.kind;
DROP TYPE public.kind_pgrollback;
