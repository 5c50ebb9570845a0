CREATE TABLE bar (id int, other int);
DO $$
BEGIN
    IF current_setting('is_superuser') = 'on' THEN
        CREATE TABLE foo (id int);
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
    END IF;
END $$;
