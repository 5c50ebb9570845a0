CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE c (t int REFERENCES t (id));
