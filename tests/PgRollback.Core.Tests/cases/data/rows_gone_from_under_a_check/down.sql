ALTER TABLE public.t DROP CONSTRAINT state_known;
ALTER TABLE public.t ADD CONSTRAINT state_known CHECK (state IN ('open', 'closed'));
