ALTER TYPE public.status RENAME TO status_pgrollback;
CREATE TYPE public.status AS ENUM ('open', 'closed');
ALTER TABLE public.t ALTER COLUMN s TYPE public.status USING s::text::public.status;
DROP TYPE public.status_pgrollback;
COMMENT ON TYPE public.status IS 'state';
GRANT USAGE ON TYPE public.status TO case_reader;
