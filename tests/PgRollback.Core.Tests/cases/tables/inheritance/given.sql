CREATE TABLE parent (id int PRIMARY KEY, a int NOT NULL CHECK (a > 0));
CREATE TABLE loose (id int NOT NULL, a int NOT NULL CHECK (a > 0), b int);
