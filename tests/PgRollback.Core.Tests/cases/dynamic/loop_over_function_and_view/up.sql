DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT deleted_tables() LOOP
        EXECUTE format('CREATE INDEX %I_at_idx ON %I (at)', name, name);
        EXECUTE format('ALTER TABLE %I ADD COLUMN gone boolean', split_part(name, '_deleted', 1));
    END LOOP;
    FOR name IN SELECT tablename FROM tables_of_a LOOP
        EXECUTE format('COMMENT ON TABLE %I IS %L', name, 'of a');
    END LOOP;
END $$;
