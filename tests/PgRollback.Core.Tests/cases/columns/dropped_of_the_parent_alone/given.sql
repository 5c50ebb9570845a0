CREATE TABLE parents (a int, b int);
CREATE TABLE children () INHERITS (parents);
