CREATE TYPE ours;
CREATE FUNCTION ours_in(cstring) RETURNS ours LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION ours_out(ours) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
