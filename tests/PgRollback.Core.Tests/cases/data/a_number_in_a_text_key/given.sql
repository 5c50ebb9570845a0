CREATE TABLE t (id varchar(10) PRIMARY KEY, n int);
