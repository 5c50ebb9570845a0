CREATE TABLE work (id int, state text, CONSTRAINT state_1 CHECK (state <> ''));
CREATE TABLE late_work (late int) INHERITS (work);
CREATE TABLE other (id int, CONSTRAINT state_2 CHECK (id > 0));
ALTER TABLE late_work ADD CONSTRAINT late CHECK (late > 0);
CREATE TABLE tenant (id int);
INSERT INTO late_work VALUES (1, 'done', 2);
DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT id FROM tenant LOOP
        EXECUTE format('ALTER TABLE work DROP CONSTRAINT IF EXISTS state_%s', r.id);
    END LOOP;
END $$;
