CREATE TABLE made (id int);
DO $$ BEGIN
    IF current_setting('server_version_num')::int >= 160000 AND to_regclass('/* any schema */kept') IS NOT NULL THEN
        DROP TABLE kept;
    END IF;
END $$;
