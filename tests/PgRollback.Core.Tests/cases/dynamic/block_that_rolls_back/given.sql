CREATE TABLE t (i int, a int);
