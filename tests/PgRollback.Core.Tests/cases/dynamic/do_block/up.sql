DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT value FROM settings LOOP
        EXECUTE 'ALTER TABLE ' || r.value || ' ADD COLUMN x int';
    END LOOP;
END
$$;
