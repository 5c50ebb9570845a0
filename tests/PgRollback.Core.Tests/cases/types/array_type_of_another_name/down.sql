ALTER TYPE public.state RENAME TO state_pgrollback;
CREATE TYPE public._state AS ENUM ();
CREATE TYPE public.state AS ENUM ('a', 'b', 'c');
DROP TYPE public._state;
ALTER TABLE public.t ALTER COLUMN state TYPE public.state USING state::text::public.state;
DROP TYPE public.state_pgrollback;
