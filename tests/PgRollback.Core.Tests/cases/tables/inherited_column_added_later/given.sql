CREATE TABLE a (id int);
CREATE TABLE b () INHERITS (a);
CREATE TABLE c () INHERITS (b);
CREATE TABLE own (extra int) INHERITS (a);
CREATE TABLE below () INHERITS (own);
-- Its NOT NULL has the name of the first table's in all of them.
ALTER TABLE a ADD COLUMN s int NOT NULL;
-- Merged: no default comes down, and nothing to the children's children.
ALTER TABLE a ADD COLUMN extra int DEFAULT 7;
