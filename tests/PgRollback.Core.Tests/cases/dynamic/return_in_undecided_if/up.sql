DO $$
BEGIN
    IF (SELECT done FROM settings LIMIT 1) THEN
        RETURN;
    END IF;
    ALTER TABLE t ADD COLUMN a int;
END $$;
