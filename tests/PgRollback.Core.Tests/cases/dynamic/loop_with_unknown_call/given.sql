CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE job (name text);
