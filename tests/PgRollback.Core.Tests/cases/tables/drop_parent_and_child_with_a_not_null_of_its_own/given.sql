CREATE TABLE parent (a int NOT NULL, b int);
CREATE TABLE loose (a int CONSTRAINT a_is_there NOT NULL, b int NOT NULL);
ALTER TABLE loose INHERIT parent;
