ALTER TABLE public.t ADD CONSTRAINT kinds CHECK (kind IN ('x', 'y'));
