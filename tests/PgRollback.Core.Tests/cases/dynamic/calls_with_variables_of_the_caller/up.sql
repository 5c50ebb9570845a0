CREATE TABLE kinds (code text PRIMARY KEY);
SELECT add_all('public', 'kinds');
CREATE TABLE more (code text PRIMARY KEY);
DO $$
DECLARE names text[] := ARRAY['more'];
    name text;
BEGIN
    FOREACH name IN ARRAY names LOOP
        PERFORM add_column('public', name);
    END LOOP;
END $$;
COMMENT ON COLUMN kinds.version IS 'x';
