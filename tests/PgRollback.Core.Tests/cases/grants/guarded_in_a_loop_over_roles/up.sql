CREATE TABLE newer (id int);
DO $$
DECLARE
    names text[] := ARRAY['pgrollback_nobody', 'pgrollback_somebody'];
    name text;
BEGIN
    FOREACH name IN ARRAY names LOOP
        IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('GRANT SELECT ON older TO %I', name);
        END IF;
    END LOOP;
END $$;
