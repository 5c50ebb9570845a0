CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE settings (key text, value text);
INSERT INTO settings VALUES ('table', 't');
