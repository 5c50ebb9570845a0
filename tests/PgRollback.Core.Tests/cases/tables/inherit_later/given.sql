CREATE TABLE parent (id int, a int CONSTRAINT positive CHECK (a > 0));
CREATE TABLE child (id int, a int CONSTRAINT positive CHECK (a > 0), b int);
