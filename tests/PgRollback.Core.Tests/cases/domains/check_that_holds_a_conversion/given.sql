CREATE TYPE pair AS (r double precision, i double precision);
CREATE DOMAIN positive AS pair CONSTRAINT over CHECK ((VALUE).r > 0);
ALTER TYPE pair ALTER ATTRIBUTE r TYPE bigint;
