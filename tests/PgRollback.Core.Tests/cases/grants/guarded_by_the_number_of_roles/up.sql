CREATE TABLE newer (id int);
DO $$
DECLARE
    how_many integer;
    is_there boolean := EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'pgrollback_somebody');
BEGIN
    SELECT COUNT(*) INTO how_many FROM pg_roles WHERE rolname = 'pgrollback_nobody';
    IF how_many > 0 THEN
        GRANT SELECT ON older TO pgrollback_nobody;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pgrollback_nobody;
    END IF;
    IF is_there THEN
        GRANT INSERT ON older TO pgrollback_somebody;
    END IF;
    IF (SELECT count(1) FROM pg_user WHERE usename = 'pgrollback_anybody') <> 0 THEN
        GRANT UPDATE ON older TO pgrollback_anybody;
    END IF;
END $$;
