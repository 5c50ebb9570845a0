DROP PUBLICATION filtered;
ALTER TABLE public.t ALTER COLUMN id TYPE integer USING id::integer;
CREATE PUBLICATION filtered FOR TABLE public.t WHERE (id > 0), TABLE public.other WITH (publish = 'insert');
