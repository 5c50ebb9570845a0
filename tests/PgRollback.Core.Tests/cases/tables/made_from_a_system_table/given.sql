CREATE TABLE relations AS SELECT * FROM pg_catalog.pg_class;
ALTER TABLE relations ADD COLUMN seen date;
