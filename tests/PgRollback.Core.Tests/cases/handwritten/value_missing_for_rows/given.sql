CREATE TABLE settings (id int PRIMARY KEY, enabled boolean NOT NULL, other boolean NOT NULL);
INSERT INTO settings VALUES (1, true, false);
