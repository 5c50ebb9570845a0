CREATE FUNCTION add_partition(parent text, day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', parent || to_char(day, '_YYYYMMDD'), parent, day, day + 1);
END $$;
CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
SELECT add_partition('events', CURRENT_DATE);
