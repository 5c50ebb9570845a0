CREATE TABLE parent (a int, b int, c int NOT NULL);
CREATE TABLE child (b int NOT NULL) INHERITS (parent);
CREATE TABLE other () INHERITS (parent);
