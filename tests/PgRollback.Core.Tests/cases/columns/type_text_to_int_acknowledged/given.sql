CREATE TABLE t (id int PRIMARY KEY, a text DEFAULT '1');
CREATE INDEX t_a ON t (a) WHERE a <> '';
