ALTER TABLE jobs SET SCHEMA pg_catalog;
