CREATE TABLE t (id int PRIMARY KEY, code text);
CREATE PUBLICATION named FOR TABLE t (code);
