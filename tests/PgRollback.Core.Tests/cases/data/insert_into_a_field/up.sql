CREATE TABLE t (id int);
INSERT INTO pairs (both_of.a, id) VALUES (11, 1);
