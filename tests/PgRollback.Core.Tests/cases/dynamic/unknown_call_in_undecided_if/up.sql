DO $$
BEGIN
    IF (SELECT done FROM settings LIMIT 1) THEN
        PERFORM schedule_job('x');
    ELSE
        RAISE NOTICE 'nothing to do';
    END IF;
END $$;
ALTER TABLE t ADD COLUMN a int;
