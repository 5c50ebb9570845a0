CREATE TABLE parent (id int NOT NULL, a int NOT NULL, b int NOT NULL);
CREATE TABLE child (PRIMARY KEY (id)) INHERITS (parent);
CREATE TABLE later () INHERITS (parent);
ALTER TABLE later ADD PRIMARY KEY (id);
CREATE TABLE again (a int, b int NOT NULL) INHERITS (parent);
