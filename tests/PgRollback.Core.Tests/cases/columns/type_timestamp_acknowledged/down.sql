ALTER TABLE public.t ALTER COLUMN at DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN at TYPE timestamp without time zone USING at::timestamp without time zone;
ALTER TABLE public.t ALTER COLUMN at SET DEFAULT now();
