CREATE TABLE t (id int);
CREATE VIEW v (id, one, two, three) AS SELECT q.*, now() FROM (SELECT q.*, now() FROM (SELECT id, now() FROM t) AS q) AS q;
CREATE VIEW w (id, one, two) AS SELECT * FROM (SELECT q.*, 'x'::text FROM (SELECT id, 'y'::text FROM t) AS q) AS q;
