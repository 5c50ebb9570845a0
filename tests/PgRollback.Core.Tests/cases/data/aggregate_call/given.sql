CREATE AGGREGATE joined(jsonb) (SFUNC = jsonb_concat, STYPE = jsonb, INITCOND = '{}');
CREATE TABLE t (id int, j jsonb);
