ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN a TYPE character varying(20) USING a::character varying(20);
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 'x';
