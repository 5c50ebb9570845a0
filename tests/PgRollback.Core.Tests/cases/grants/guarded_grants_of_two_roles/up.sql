CREATE TABLE newer (id int);
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'pgrollback_nobody') THEN
        GRANT SELECT ON older TO pgrollback_nobody;
    END IF;
    IF EXISTS (SELECT FROM pg_user WHERE usename = 'pgrollback_somebody') THEN
        GRANT INSERT ON older TO pgrollback_somebody;
    END IF;
END $$;
