ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT;
ALTER TYPE public.status RENAME TO status_pgrollback;
CREATE TYPE public.status AS ENUM ('open', 'closed', 'old');
ALTER TABLE public.t ALTER COLUMN s TYPE public.status USING s::text::public.status;
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT 'open';
DROP TYPE public.status_pgrollback;
