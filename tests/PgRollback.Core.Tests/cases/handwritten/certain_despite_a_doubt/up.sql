CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';
DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT id FROM tenant LOOP
        EXECUTE format('ALTER TABLE part_%s ADD COLUMN a int', r.id);
    END LOOP;
END $$;
