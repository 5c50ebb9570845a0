CREATE TABLE t (a int);
ALTER TABLE t OWNER TO case_owner;
DO $$ BEGIN IF (SELECT count(*) FROM pg_stat_user_tables) > 0 THEN ALTER TABLE t OWNER TO postgres; END IF; END $$;
