CREATE TYPE state AS ENUM ('open', 'done');
CREATE TABLE events (id bigint, at date NOT NULL, state state) PARTITION BY RANGE (at);
CREATE TABLE other (id int, gone int);
CREATE FUNCTION part_by_state(parent text, state state) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    name text;
BEGIN
    SELECT lower(format('%s_%s', parent, state::text)) INTO name;
    IF EXISTS (SELECT 1 FROM pg_tables WHERE tablename = name) THEN RETURN 0; END IF;
    EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING INDEXES)', name, parent);
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES IN (''%s'')', parent, name, state);
    RETURN 1;
END $$;
CREATE FUNCTION part(parent text, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    digits varchar;
    name text;
BEGIN
    SELECT to_char(day, 'YYYYMMDD') INTO digits;
    SELECT format('%s_%s', parent, digits) INTO name;
    IF NOT EXISTS (SELECT 1 FROM pg_tables WHERE tablename = name) THEN
        EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING INDEXES) PARTITION BY LIST (state)', name, parent);
    END IF;
    PERFORM part_by_state(name, 'open');
    IF NOT EXISTS (SELECT 1 FROM pg_inherits WHERE inhrelid = name::regclass) THEN
        EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (''%s'') TO (''%s'')', parent, name, day, day + 1);
    END IF;
    RETURN 1;
END $$;
SELECT part('events', current_date);
