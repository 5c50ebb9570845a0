CREATE TYPE pair AS (r double precision, i double precision);
CREATE DOMAIN positive AS pair CONSTRAINT over CHECK ((VALUE).r > 0);
COMMENT ON CONSTRAINT over ON DOMAIN positive IS 'above zero';
