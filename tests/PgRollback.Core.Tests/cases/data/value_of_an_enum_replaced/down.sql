UPDATE public.t SET state = 'open' WHERE state = 'active';
ALTER TYPE public.state RENAME TO state_pgrollback;
CREATE TYPE public.state AS ENUM ('open', 'closed');
ALTER TABLE public.t ALTER COLUMN state TYPE public.state USING state::text::public.state;
DROP TYPE public.state_pgrollback;
