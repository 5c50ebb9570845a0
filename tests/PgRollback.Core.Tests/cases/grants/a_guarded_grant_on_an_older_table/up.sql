CREATE TABLE newer (id int);
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        GRANT SELECT ON TABLE newer, older TO pgrollback_nobody;
    END IF;
END $$;
