ALTER TABLE public.p ALTER COLUMN a TYPE character varying(10);
