CREATE TABLE t (id int PRIMARY KEY, n text);
CREATE INDEX t_n ON t (n);
CREATE TABLE other (id int PRIMARY KEY);
CLUSTER t USING t_pkey;
INSERT INTO t VALUES (1, 'a');
