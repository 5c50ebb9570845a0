DO $$ DECLARE r record; BEGIN
  IF (SELECT count(DISTINCT p.proname) = 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_type y ON y.oid = p.prorettype
      WHERE (n.nspname, p.proname, y.typname) IN (('public', 'one', 'uuid'), ('public', 'two', 'uuid')) AND p.pronargs = 0) THEN
    ALTER TABLE t ADD COLUMN made uuid DEFAULT one();
  END IF;
  FOR r IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND p.proconfig IS NULL LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = public', r.name);
  END LOOP;
  IF to_regtype('uuid') IS NOT NULL AND to_regtype('nowhere') IS NULL THEN
    ALTER TABLE t ADD COLUMN more int;
  END IF;
END $$;
