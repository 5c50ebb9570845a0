CREATE SCHEMA one;
CREATE TABLE one.entry (id int PRIMARY KEY, amount int);
CREATE TABLE total (name text, amount bigint);
CREATE TABLE tenant (name text, upto int);
INSERT INTO tenant VALUES ('one', 3);
