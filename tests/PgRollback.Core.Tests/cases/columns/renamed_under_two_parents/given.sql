CREATE TABLE grandparents (a int);
CREATE TABLE first_parent () INHERITS (grandparents);
CREATE TABLE other_parent () INHERITS (grandparents);
CREATE TABLE children () INHERITS (first_parent, other_parent);
