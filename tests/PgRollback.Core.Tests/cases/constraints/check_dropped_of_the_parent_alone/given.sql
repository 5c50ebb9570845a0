CREATE TABLE parents (a int CONSTRAINT positive CHECK (a > 0));
CREATE TABLE children () INHERITS (parents);
