CREATE TABLE IF NOT EXISTS baz (id int);
DROP INDEX IF EXISTS foo_id;
ALTER TABLE bar ADD COLUMN IF NOT EXISTS foo int;
DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'positive') THEN ALTER TABLE bar ADD CONSTRAINT positive CHECK (id > 0); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'bar' AND column_name = 'third') THEN ALTER TABLE bar ADD COLUMN third int; END IF; END $$;
DO $$ BEGIN IF to_regclass('public.qux') IS NULL THEN CREATE INDEX by_other ON bar (other); END IF; END $$;
