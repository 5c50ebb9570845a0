CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, p int);
