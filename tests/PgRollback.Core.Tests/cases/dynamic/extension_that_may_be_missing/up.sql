DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS nobody_has_it;
    CREATE TABLE t (id int);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'goes on without';
END $$;
