GRANT USAGE ON SCHEMA public TO PUBLIC;
GRANT ALL ON SCHEMA public TO pg_database_owner;
ALTER SCHEMA public OWNER TO pg_monitor;
COMMENT ON SCHEMA public IS 'ours';
