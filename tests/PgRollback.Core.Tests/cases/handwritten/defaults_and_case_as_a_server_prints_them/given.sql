CREATE TABLE t (id int PRIMARY KEY, b boolean DEFAULT true, f double precision DEFAULT '0', n int DEFAULT 0, v varchar(10) DEFAULT 'x', j jsonb DEFAULT '{}', a text[] DEFAULT '{}');
CREATE VIEW v AS SELECT t.id, CASE WHEN t.b THEN 1 END AS one, CASE t.n WHEN 0 THEN 'none' END AS two FROM t;
