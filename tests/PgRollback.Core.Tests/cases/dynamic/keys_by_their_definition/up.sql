DO $$ DECLARE name text; BEGIN
  SELECT conname INTO name FROM pg_constraint WHERE conrelid = 's'::regclass AND pg_get_constraintdef(oid) = 'UNIQUE ("C")';
  EXECUTE format('ALTER TABLE s DROP CONSTRAINT %I', name);
  SELECT conname INTO name FROM pg_constraint WHERE conrelid = 'r'::regclass AND pg_get_constraintdef(oid) = 'FOREIGN KEY (x, y) REFERENCES s(a, b) ON UPDATE SET NULL ON DELETE CASCADE';
  EXECUTE format('ALTER TABLE r DROP CONSTRAINT %I', name);
END $$;
