-- Also after a failure. The table is gone when the base schema was taken back as well.
DO $$
BEGIN
    IF to_regclass('system_settings') IS NOT NULL THEN
        UPDATE system_settings SET value = 'false' WHERE key = 'maintenance_mode';
    END IF;
END $$;
