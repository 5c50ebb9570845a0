DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT name FROM job LOOP
        PERFORM schedule_job(r.name);
    END LOOP;
END $$;
ALTER TABLE t ADD COLUMN a int;
