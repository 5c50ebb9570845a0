CREATE TABLE t (id int NOT NULL, a int);
CREATE UNIQUE INDEX i ON t (id);
