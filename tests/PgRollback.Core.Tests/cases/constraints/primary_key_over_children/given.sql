CREATE TABLE t (a int);
CREATE TABLE c (b int) INHERITS (t);
