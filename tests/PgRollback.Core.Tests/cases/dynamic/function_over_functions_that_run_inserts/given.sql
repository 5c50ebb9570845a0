CREATE TABLE parts (id int PRIMARY KEY, name text);
CREATE TABLE parts_aud (id int, name text, rev int);
