DO $$ BEGIN IF to_regclass('kept') IS NULL THEN CREATE TABLE made (i int); END IF; END $$;
