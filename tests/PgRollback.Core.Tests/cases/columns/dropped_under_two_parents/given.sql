CREATE TABLE first_parent (a int, b int);
CREATE TABLE other_parent (b int, c int);
CREATE TABLE children (c int) INHERITS (first_parent, other_parent);
