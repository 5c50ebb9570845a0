DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT id FROM tenant LOOP
        EXECUTE format('ALTER TABLE part_%s DROP COLUMN a', r.id);
    END LOOP;
END $$;
