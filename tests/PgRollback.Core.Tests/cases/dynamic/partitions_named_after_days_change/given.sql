CREATE TABLE events (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE other (id int, gone int);
CREATE FUNCTION part(parent text, day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    name text;
BEGIN
    SELECT lower(format('%s_%s', parent, to_char(day, 'YYYYMMDD'))) INTO name;
    IF EXISTS (SELECT 1 FROM pg_tables WHERE tablename = name) THEN RETURN; END IF;
    EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING INDEXES)', name, parent);
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (''%s'') TO (''%s'')', parent, name, day, day + 1);
END $$;
SELECT part('events', current_date);
