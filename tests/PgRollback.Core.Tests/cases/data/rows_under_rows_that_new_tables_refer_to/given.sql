CREATE TABLE areas (id int PRIMARY KEY, name text);
CREATE TABLE regions (id int PRIMARY KEY, area int NOT NULL REFERENCES areas);
INSERT INTO areas VALUES (1, 'North');
INSERT INTO regions VALUES (1, 1);
