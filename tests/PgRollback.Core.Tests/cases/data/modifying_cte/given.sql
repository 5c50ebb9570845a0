CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE log (id int);
