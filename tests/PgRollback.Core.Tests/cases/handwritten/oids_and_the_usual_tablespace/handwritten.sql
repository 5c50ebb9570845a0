CREATE TABLE t (id int NOT NULL, name text);
CREATE INDEX t_name ON t (name);
