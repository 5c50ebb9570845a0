CREATE SCHEMA app;
SET search_path TO app;
CREATE FUNCTION last_of(anyelement, anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE STRICT AS 'SELECT $2';
CREATE FUNCTION one_more(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE AGGREGATE last (basetype = anyelement, sfunc = APP.last_of, stype = anyelement);
