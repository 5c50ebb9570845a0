CREATE TABLE t (kind varchar(10), other varchar(10),
    CONSTRAINT kinds CHECK (kind::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])));
