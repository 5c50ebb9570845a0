CREATE TABLE events (id int NOT NULL, at timestamp NOT NULL);
CREATE FUNCTION make_part(first timestamp) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TABLE %I (CHECK (at >= %L)) INHERITS (events)', 'events_' || replace(first::text, ' ', '_'), first);
END $$;
