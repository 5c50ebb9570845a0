DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_publication_tables WHERE pubname = 'p' AND schemaname = 'public' AND tablename = 't') THEN
    ALTER PUBLICATION p ADD TABLE t;
  END IF;
  IF EXISTS (SELECT FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid WHERE p.pubname = 'p' AND r.prrelid = 'other'::regclass) THEN
    ALTER PUBLICATION p DROP TABLE other;
  END IF;
END $$;
DO $$ BEGIN
  ALTER PUBLICATION p ADD TABLE t;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
DO $$ BEGIN
  ALTER PUBLICATION p DROP TABLE other;
EXCEPTION WHEN undefined_object THEN NULL;
END $$;
