CREATE TABLE t (a int, b int, c int, CONSTRAINT all_set CHECK (a > 0 AND b > 0 AND c > 0));
