DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'positive') THEN
    ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0);
  END IF;
END $$;
