CREATE TABLE parent (id integer, note text, twice integer GENERATED ALWAYS AS (id * 2) STORED);
CREATE TABLE child (extra text) INHERITS (parent);
CREATE TABLE late (extra text) INHERITS (parent);
ALTER TABLE parent ADD COLUMN thrice integer GENERATED ALWAYS AS (id * 3) STORED;
ALTER TABLE child NO INHERIT parent;
ALTER TABLE late NO INHERIT parent;
INSERT INTO child (id, note) VALUES (1, 'a');
