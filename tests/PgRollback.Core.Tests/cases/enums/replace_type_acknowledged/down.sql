CREATE TYPE public.status_old AS ENUM ('open', 'closed', 'old');
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN s TYPE public.status_old USING s::text::public.status_old;
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT 'open';
DROP TYPE public.status;
ALTER TYPE public.status_old RENAME TO status;
