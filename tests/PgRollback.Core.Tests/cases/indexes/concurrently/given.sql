CREATE TABLE t (id int, a int);
CREATE INDEX old ON t (a);
