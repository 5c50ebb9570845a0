DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        GRANT SELECT ON older TO PUBLIC;
    END IF;
END $$;
