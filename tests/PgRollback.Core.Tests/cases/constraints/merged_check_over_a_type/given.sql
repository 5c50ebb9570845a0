CREATE TABLE parents (b double precision);
CREATE TABLE children () INHERITS (parents);
ALTER TABLE children ADD CONSTRAINT merged CHECK (b > 1);
ALTER TABLE parents ADD CONSTRAINT merged CHECK (b > 1);
