CREATE TABLE t (a boolean, b varchar(80));
CREATE VIEW v AS SELECT CASE WHEN a THEN b::text ELSE trim(b::text) END AS name FROM t;
