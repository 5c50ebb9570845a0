CREATE TABLE parent (a int NOT NULL, b int CONSTRAINT bnn NOT NULL);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE grandchild () INHERITS (child);
