DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_settings WHERE name = 'app.mode') THEN PERFORM set_config('app.mode', 'x', false); END IF; END $$;
ALTER TABLE t ADD COLUMN j int;
