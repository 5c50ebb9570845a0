CREATE TABLE parents (a int);
CREATE TABLE children () INHERITS (parents);
ALTER TABLE children ADD CONSTRAINT positive CHECK (a > 0);
ALTER TABLE parents ADD CONSTRAINT positive CHECK (a > 0);
