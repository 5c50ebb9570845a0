ALTER TABLE t ADD CONSTRAINT kinds CHECK (((kind)::text = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text])));
