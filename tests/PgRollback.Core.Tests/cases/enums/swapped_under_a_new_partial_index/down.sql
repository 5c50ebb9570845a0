DROP INDEX public.t_id;
ALTER TABLE public.t ALTER COLUMN seen DROP DEFAULT;
ALTER TYPE public.visibility RENAME TO visibility_pgrollback;
CREATE TYPE public.visibility AS ENUM ('public', 'local', 'private');
ALTER TABLE public.t ALTER COLUMN seen TYPE public.visibility USING seen::text::public.visibility;
ALTER TABLE public.t ALTER COLUMN seen SET DEFAULT 'public';
CREATE INDEX t_id ON public.t (id) WHERE NOT (seen = 'private');
DROP TYPE public.visibility_pgrollback;
