CREATE TABLE a (id int);
CREATE TABLE b (id int);
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT relname FROM pg_stat_user_tables LOOP
    EXECUTE format('CREATE POLICY %I ON %I USING (true)', t || '_all', t);
  END LOOP;
END $$;
CREATE POLICY known ON a USING (true);
