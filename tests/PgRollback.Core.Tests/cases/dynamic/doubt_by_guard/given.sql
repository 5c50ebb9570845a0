CREATE TABLE t (id int PRIMARY KEY, a int, CONSTRAINT positive CHECK (a > 0));
CREATE TABLE settings (strict boolean);
INSERT INTO settings VALUES (false);
DO $$
BEGIN
    IF NOT (SELECT strict FROM settings LIMIT 1) THEN
        ALTER TABLE t DROP CONSTRAINT positive;
    END IF;
END $$;
