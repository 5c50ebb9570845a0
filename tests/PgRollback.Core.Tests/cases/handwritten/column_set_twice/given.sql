CREATE TABLE t (id int PRIMARY KEY, widgets text[], p point);
