-- pgrollback: accept-data-loss of no interest here
CREATE OR REPLACE FUNCTION pg_temp.next_value(a text) RETURNS text AS $$ DECLARE x text; BEGIN x := a || 'x'; RETURN x; END $$ LANGUAGE plpgsql;
CREATE FUNCTION pg_temp.fill(a text) RETURNS void AS $$ DECLARE x text; BEGIN x := pg_temp.next_value(a); INSERT INTO t (id, v) VALUES (1, x); END $$ LANGUAGE plpgsql;
CREATE TABLE pg_temp.scratch (id int);
ALTER TABLE t ADD COLUMN w text;
SELECT pg_temp.fill('a') FROM t WHERE v = 'b';
