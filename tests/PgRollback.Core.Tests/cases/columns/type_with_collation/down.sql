ALTER TABLE public.t ALTER COLUMN a TYPE character varying(10) COLLATE "C" USING a::character varying(10);
