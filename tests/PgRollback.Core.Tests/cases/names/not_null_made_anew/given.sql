CREATE TABLE earlier (id int NOT NULL, a int NOT NULL);
ALTER TABLE earlier RENAME TO t;
CREATE TABLE parent (id int NOT NULL, a int NOT NULL);
CREATE TABLE child () INHERITS (parent);
ALTER TABLE parent RENAME COLUMN a TO b;
