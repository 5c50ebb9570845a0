ALTER TABLE public.t DROP CONSTRAINT state_known;
UPDATE public.t SET state = 'closed' WHERE state = 'it''s done';
UPDATE public.t SET state = 'open' WHERE state = 'active';
ALTER TABLE public.t ADD CONSTRAINT state_known CHECK (state IN ('open', 'closed'));
