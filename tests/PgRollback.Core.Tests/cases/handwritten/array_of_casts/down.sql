ALTER TABLE public.t ADD CONSTRAINT kinds CHECK (kind::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]));
