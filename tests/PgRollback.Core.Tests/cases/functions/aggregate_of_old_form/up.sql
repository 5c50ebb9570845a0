SET search_path TO app;
DROP AGGREGATE last(anyelement);
CREATE FUNCTION first_of(anyelement, anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE STRICT AS 'SELECT $1';
CREATE AGGREGATE first (SFUNC = first_of, BASETYPE = ANYELEMENT, STYPE = ANYELEMENT);
CREATE AGGREGATE total (BASETYPE = ANY, SFUNC = one_more, STYPE = bigint, INITCOND = '0');
