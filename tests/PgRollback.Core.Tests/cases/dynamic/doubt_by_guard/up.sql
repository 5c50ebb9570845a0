DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_constraint WHERE conname = 'positive') THEN
        ALTER TABLE t DROP CONSTRAINT positive;
    END IF;
END $$;
