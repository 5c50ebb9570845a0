CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE TABLE c (t int REFERENCES t);
