SET search_path TO app;
DROP AGGREGATE total(*);
DROP FUNCTION first_of(anyelement, anyelement) CASCADE;
CREATE AGGREGATE last(anyelement) (sfunc = last_of, stype = anyelement);
