UPDATE public.t SET state = 'active' WHERE state = 'running';
UPDATE public.t SET state = 'open' WHERE state = 'active';
ALTER TABLE public.t ADD CONSTRAINT state_known CHECK (state IN ('open', 'closed'));
