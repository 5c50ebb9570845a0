CREATE TABLE work (id int PRIMARY KEY, state text CONSTRAINT work_state CHECK (state <> ''));
CREATE TABLE other (id int PRIMARY KEY, state text CONSTRAINT other_state CHECK (state <> ''));
INSERT INTO work VALUES (1, 'done');
INSERT INTO other VALUES (1, 'done');
DO $$
DECLARE found text;
BEGIN
    SELECT conname INTO found FROM pg_constraint WHERE conrelid = 'work'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%done%' || current_setting('my.value', true);
    IF found IS NOT NULL THEN
        EXECUTE format('ALTER TABLE work DROP CONSTRAINT %I', found);
    END IF;
END $$;
