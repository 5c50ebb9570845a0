DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS nobody_has_it;
    BEGIN
        CREATE TABLE t (id int);
    EXCEPTION WHEN duplicate_table THEN
        NULL;
    END;
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'goes on without';
END $$;
