CREATE TABLE t (a int, CONSTRAINT positive CHECK (a > 0));
DO $$ BEGIN IF (SELECT count(*) FROM pg_stat_user_tables) > 0 THEN ALTER TABLE t DROP CONSTRAINT positive; END IF; END $$;
