-- What was computed from the newer schema may not fit the older one.
DO $$
BEGIN
    IF to_regclass('cache_entries') IS NOT NULL THEN
        DELETE FROM cache_entries WHERE created_at < now() - INTERVAL '1 hour';
    END IF;
END $$;
