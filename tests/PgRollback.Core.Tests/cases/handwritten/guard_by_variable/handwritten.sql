DO $$
DECLARE
    longer boolean := false;
    found_default text;
BEGIN
    SELECT count(*) > 0 INTO longer FROM information_schema.columns
    WHERE table_name = 'hook' AND data_type = 'character varying' AND NOT character_maximum_length = 64 AND column_name = 'name';
    IF longer THEN
        ALTER TABLE hook ALTER COLUMN name TYPE varchar(64);
    END IF;
    SELECT column_default INTO found_default FROM information_schema.columns WHERE table_name = 'hook' AND column_name = 'priority';
    IF found_default = '''0''::bigint' THEN
        ALTER TABLE hook DROP COLUMN IF EXISTS username;
    END IF;
END $$;
