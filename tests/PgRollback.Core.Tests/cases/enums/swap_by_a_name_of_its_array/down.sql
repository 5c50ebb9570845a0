DROP INDEX public.jobs_active;
ALTER TABLE public.jobs ALTER COLUMN state DROP DEFAULT;
ALTER TYPE public.state RENAME TO state_pgrollback;
CREATE TYPE public.state AS ENUM ('active', 'completed');
ALTER TABLE public.jobs ALTER COLUMN state TYPE public.state USING state::text::public.state;
ALTER TABLE public.jobs ALTER COLUMN state SET DEFAULT 'active';
CREATE INDEX jobs_active ON public.jobs (id) WHERE state = 'active';
DROP TYPE public.state_pgrollback;
