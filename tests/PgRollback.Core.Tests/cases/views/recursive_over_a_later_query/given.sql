CREATE TABLE part (id int PRIMARY KEY, parent int, depth int NOT NULL);
CREATE TABLE roots (id int);
