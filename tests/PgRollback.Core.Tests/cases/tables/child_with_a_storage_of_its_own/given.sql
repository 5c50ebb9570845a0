CREATE TABLE parent (id integer, note text, words text);
ALTER TABLE parent ALTER note SET COMPRESSION pglz, ALTER note SET STORAGE EXTERNAL, ALTER words SET STORAGE MAIN;
CREATE TABLE child (note text, words text) INHERITS (parent);
CREATE TABLE other (id integer, note text, words text);
ALTER TABLE other INHERIT parent;
