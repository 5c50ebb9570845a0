ALTER TABLE public.t DROP COLUMN is_open;
ALTER TYPE public.status RENAME TO status_pgrollback;
CREATE TYPE public.status AS ENUM ('open', 'closed');
ALTER TABLE public.t ALTER COLUMN s TYPE public.status USING s::text::public.status;
DROP TYPE public.status_pgrollback;
ALTER TABLE public.t ADD COLUMN is_open boolean GENERATED ALWAYS AS (s = 'open') STORED;
