CREATE TABLE t (id int, a int, b int);
CREATE STATISTICS s1 (ndistinct) ON id, a FROM t;
