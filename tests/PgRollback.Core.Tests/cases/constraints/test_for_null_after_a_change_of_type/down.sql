ALTER TABLE public.t ALTER COLUMN name TYPE name USING name::name;
CREATE INDEX t_id ON public.t (id) WHERE id > 0 AND NOT name IS NOT NULL;
ALTER TABLE public.t ADD CONSTRAINT only_active CHECK (name IS NULL OR active = true);
