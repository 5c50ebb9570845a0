CREATE TABLE t (id int PRIMARY KEY);
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'reader_of_nobody') THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader_of_nobody;
    END IF;
END
$$;
