DROP VIEW public.running;
DROP INDEX public.executions_state;
ALTER TABLE public.executions DROP COLUMN state;
DROP FUNCTION public.state_of(text);
ALTER TYPE public.state RENAME TO state_pgrollback;
CREATE TYPE public.state AS ENUM ('created', 'running');
ALTER TABLE public.others ALTER COLUMN state DROP DEFAULT;
ALTER TABLE public.others ALTER COLUMN state TYPE public.state USING state::text::public.state;
ALTER TABLE public.others ALTER COLUMN state SET DEFAULT 'created';
DROP TYPE public.state_pgrollback;
CREATE FUNCTION public.state_of(text)
    RETURNS public.state
    LANGUAGE sql
    IMMUTABLE
AS $$ SELECT CAST($1 AS state) $$;
ALTER TABLE public.executions ADD COLUMN state public.state GENERATED ALWAYS AS (public.state_of(value ->> 'state')) STORED NOT NULL;
COMMENT ON COLUMN public.executions.state IS 'of the execution';
CREATE INDEX executions_state ON public.executions (state, id);
CREATE VIEW public.running (id) AS
SELECT executions.id FROM public.executions WHERE executions.state = 'running';
