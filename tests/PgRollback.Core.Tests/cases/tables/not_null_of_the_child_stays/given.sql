CREATE TABLE parent (a int NOT NULL);
CREATE TABLE child (a int NOT NULL) INHERITS (parent);
