CREATE TABLE newer (id int);
DO $$ BEGIN
    IF (EXISTS (SELECT 1 FROM pg_catalog.pg_roles r WHERE r.rolname = 'pgrollback_nobody')) THEN
        GRANT USAGE, CREATE ON SCHEMA public TO pgrollback_nobody;
        GRANT SELECT (id), UPDATE (name) ON older TO pgrollback_nobody;
        GRANT USAGE ON SEQUENCE numbers TO pgrollback_nobody WITH GRANT OPTION;
        EXECUTE 'GRANT EXECUTE ON FUNCTION f() TO pgrollback_nobody';
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON SEQUENCES TO pgrollback_nobody;
    ELSE
        RAISE NOTICE 'nobody is not there';
    END IF;
END $$;
