CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE indexed (name text, key text);
INSERT INTO indexed VALUES ('t', 'a');
DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT name, key FROM indexed LOOP
        EXECUTE format('CREATE INDEX ON %I (%I)', r.name, r.key);
    END LOOP;
END $$;
