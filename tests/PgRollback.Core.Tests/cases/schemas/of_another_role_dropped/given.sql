CREATE SCHEMA app AUTHORIZATION case_owner CREATE TABLE things (id int);
