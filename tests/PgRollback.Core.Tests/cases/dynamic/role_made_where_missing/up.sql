DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'case_made_where_missing') THEN
        RAISE NOTICE 'is there';
    ELSE
        CREATE ROLE case_made_where_missing NOLOGIN;
    END IF;
END $$;
DO $$
BEGIN
    CREATE ROLE case_made_and_caught;
EXCEPTION
    WHEN duplicate_object THEN
        RAISE NOTICE 'is there';
END $$;
GRANT SELECT ON t TO case_made_where_missing;
GRANT INSERT ON t TO case_made_and_caught;
