ALTER TABLE public.p DROP CONSTRAINT later;
ALTER TABLE public.p ALTER COLUMN note TYPE text USING note::text;
ALTER TABLE public.p ADD CONSTRAINT later CHECK (note <> '') NOT VALID;
ALTER TABLE public.q VALIDATE CONSTRAINT later;
COMMENT ON CONSTRAINT later ON public.q IS 'valid here';
