CREATE TABLE bar (id int, other int);
DO $$
BEGIN
    IF current_setting('is_superuser') = 'on' THEN
        CREATE TABLE foo (id int);
        CREATE TYPE mood AS ENUM ('good');
        CREATE SEQUENCE numbers;
        CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        ALTER TABLE bar ADD COLUMN more int, ADD CONSTRAINT k CHECK (id > 0);
        ALTER TABLE bar RENAME CONSTRAINT k TO positive;
        EXECUTE 'CREATE INDEX bar_' || 'id ON bar (id)';
    END IF;
END $$;
