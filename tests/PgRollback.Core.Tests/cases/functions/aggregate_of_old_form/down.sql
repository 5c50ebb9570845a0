DROP AGGREGATE app.total(*);
DROP AGGREGATE app.first(anyelement);
DROP FUNCTION app.first_of(anyelement, anyelement);
CREATE AGGREGATE app.last (anyelement) (sfunc = app.last_of, stype = anyelement);
