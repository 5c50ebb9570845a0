CREATE TABLE jobs (id serial PRIMARY KEY);
ALTER TABLE jobs SET SCHEMA pg_catalog;
