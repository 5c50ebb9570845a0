CREATE ROLE reader;
CREATE TABLE t (a int, b int);
