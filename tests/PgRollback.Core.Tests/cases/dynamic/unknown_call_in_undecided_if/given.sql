CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE settings (done boolean);
