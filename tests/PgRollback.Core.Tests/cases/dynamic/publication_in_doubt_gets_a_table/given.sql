CREATE TABLE t (a int);
CREATE TABLE later (a int);
CREATE PUBLICATION p FOR TABLE t;
CREATE PUBLICATION gone;
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT relname FROM pg_stat_user_tables WHERE relname = 'later' LOOP
    EXECUTE format('ALTER PUBLICATION p ADD TABLE %I', r.relname);
  END LOOP;
END $$;
