CREATE TABLE older (id int);
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO pgrollback_nobody;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pgrollback_nobody;
    END IF;
END $$;
CREATE TABLE newer (id int);
