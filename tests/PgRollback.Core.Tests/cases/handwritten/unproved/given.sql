CREATE TABLE t (id int);
CREATE TABLE settings (value text);
INSERT INTO settings VALUES ('a');
