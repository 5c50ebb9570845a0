CREATE TABLE events (id int NOT NULL, at timestamp NOT NULL);
CREATE FUNCTION check_day(day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT EXTRACT(DAY FROM day) != 1) THEN
        RAISE EXCEPTION 'the first of a month';
    END IF;
END $$;
CREATE FUNCTION make_part(first date, last date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE part text;
BEGIN
    part := 'events_' || TO_CHAR(first, 'YYMMDD') || '_' || to_char(last, 'YYYY_MM');
    PERFORM check_day(first);
    IF EXTRACT(MONTH FROM first) NOT IN (1, 7) THEN
        RAISE EXCEPTION 'half a year';
    END IF;
    EXECUTE 'CREATE TABLE IF NOT EXISTS ' || part || ' (CHECK (at >= ''' || first || ''' AND at < ''' || last || ''')) INHERITS (events)';
    EXECUTE 'CREATE UNIQUE INDEX ' || part || '_id ON ' || part || ' (id)';
END $$;
