ALTER TABLE public.kinds DROP CONSTRAINT known;
UPDATE public.kinds SET name = 'a' WHERE name = 'c';
ALTER TABLE public.kinds ADD CONSTRAINT known CHECK (name IN ('a', 'b'));
