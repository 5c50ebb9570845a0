CREATE TABLE counters (name text PRIMARY KEY);
CREATE FUNCTION make_sequence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', 'counter_' || new.name);
    RETURN new;
END $$;
CREATE TRIGGER make_sequence AFTER INSERT ON counters FOR EACH ROW EXECUTE FUNCTION make_sequence();
