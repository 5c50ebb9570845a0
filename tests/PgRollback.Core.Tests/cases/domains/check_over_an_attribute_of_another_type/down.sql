ALTER DOMAIN public.positive DROP CONSTRAINT over;
ALTER TYPE public.pair ALTER ATTRIBUTE r TYPE double precision;
ALTER DOMAIN public.positive ADD CONSTRAINT over CHECK ((VALUE).r > 0);
COMMENT ON CONSTRAINT over ON DOMAIN public.positive IS 'above zero';
