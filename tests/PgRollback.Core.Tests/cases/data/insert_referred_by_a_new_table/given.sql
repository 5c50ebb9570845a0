CREATE TABLE regions (id int PRIMARY KEY, name text);
