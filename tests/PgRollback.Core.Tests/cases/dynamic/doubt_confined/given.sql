CREATE TABLE part_1 (id int, a int);
CREATE TABLE other (id int, a int);
CREATE INDEX part_1_old ON part_1 (a);
CREATE INDEX other_a ON other (a);
CREATE TABLE tenant (id int);
INSERT INTO tenant VALUES (1);
DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT id FROM tenant LOOP
        EXECUTE format('DROP INDEX IF EXISTS part_%s_old', r.id);
        EXECUTE 'ALTER TABLE part_' || r.id || ' ADD COLUMN IF NOT EXISTS b int';
    END LOOP;
END $$;
