DO $$
DECLARE c text;
BEGIN
    SELECT value INTO c FROM settings;
    EXECUTE 'ALTER TABLE t DROP COLUMN ' || c;
END
$$;
