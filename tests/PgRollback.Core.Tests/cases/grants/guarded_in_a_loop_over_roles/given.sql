CREATE TABLE older (id int);
