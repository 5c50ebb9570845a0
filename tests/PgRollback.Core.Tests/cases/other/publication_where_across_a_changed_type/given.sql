CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE other (id int PRIMARY KEY);
CREATE PUBLICATION filtered FOR TABLE t WHERE (id > 0), other WITH (publish = 'insert');
