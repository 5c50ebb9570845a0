CREATE TABLE t (id int NOT NULL, a int);
CREATE UNIQUE INDEX t_new ON t (id);
CREATE UNIQUE INDEX t_a ON t (a);
