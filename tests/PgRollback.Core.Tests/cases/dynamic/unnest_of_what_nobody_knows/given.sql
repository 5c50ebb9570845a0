CREATE TABLE t (id int, names text[]);
