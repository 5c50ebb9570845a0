CREATE SCHEMA app
    CREATE INDEX things_name ON things (name)
    CREATE VIEW names AS SELECT name FROM things
    CREATE TABLE things (id int PRIMARY KEY, name text);
