CREATE TABLE t (id int, a text, d numeric(10, 2));
