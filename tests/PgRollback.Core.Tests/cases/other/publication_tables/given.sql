CREATE TABLE a (id int, b text);
CREATE TABLE parent (id int);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE dropped (id int);
CREATE TABLE filtered (id int, c text, d text);
CREATE PUBLICATION p FOR TABLE a (id, b), parent, dropped, filtered (c, id) WHERE (id > 0) WITH (publish = 'insert');
