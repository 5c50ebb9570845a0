DROP FUNCTION public.f(public.status);
DROP VIEW public.v;
DROP INDEX public.t_open;
ALTER TABLE public.t DROP CONSTRAINT t_check;
ALTER TYPE public.status RENAME TO status_pgrollback;
CREATE TYPE public.status AS ENUM ('open', 'closed');
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN s TYPE public.status USING s::text::public.status;
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT 'open';
ALTER TABLE public.t ALTER COLUMN other DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN other TYPE public.status[] USING other::text[]::public.status[];
ALTER TABLE public.t ALTER COLUMN other SET DEFAULT '{open}';
DROP TYPE public.status_pgrollback;
ALTER TABLE public.t ADD CONSTRAINT t_check CHECK (s <> 'closed' OR id > 0);
CREATE INDEX t_open ON public.t (id) WHERE s = 'open';
COMMENT ON INDEX public.t_open IS 'open ones';
CREATE VIEW public.v (id, s) AS
SELECT t.id, t.s FROM public.t WHERE t.s = 'open';
COMMENT ON VIEW public.v IS 'open';
GRANT SELECT ON TABLE public.v TO case_reader;
CREATE FUNCTION public.f(s public.status)
    RETURNS public.status
    LANGUAGE sql
AS $$ SELECT s $$;
COMMENT ON FUNCTION public.f(public.status) IS 'same';
