CREATE TABLE things (id int PRIMARY KEY, name text);
CREATE TABLE things_audit (id int, name text, at timestamptz);
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE names text := (SELECT string_agg(quote_ident(attname), ',') FROM pg_attribute WHERE attrelid = tg_relid AND attnum > 0);
BEGIN
    EXECUTE format('INSERT INTO %I (%s, at) SELECT %s, now()', tg_table_name || '_audit', names, names) USING new;
    RETURN new;
END $$;
CREATE TRIGGER audit AFTER DELETE ON things FOR EACH ROW EXECUTE FUNCTION audit();
