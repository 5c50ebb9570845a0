UPDATE public.t SET state = 'open' WHERE state = 'active';
ALTER TABLE public.t DROP COLUMN was;
ALTER TABLE public.t ADD CONSTRAINT state_known CHECK (state IN ('open', 'closed'));
