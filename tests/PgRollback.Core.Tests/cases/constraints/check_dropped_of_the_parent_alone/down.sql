ALTER TABLE public.children DROP CONSTRAINT positive;
ALTER TABLE public.parents ADD CONSTRAINT positive CHECK (a > 0);
