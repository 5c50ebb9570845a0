CREATE TABLE t (id int, a text);
CREATE VIEW v (key, value) AS SELECT id, a FROM t WHERE id > 0 WITH LOCAL CHECK OPTION;
