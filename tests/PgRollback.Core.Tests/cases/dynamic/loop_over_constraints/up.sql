DO $$
DECLARE
    r record;
    dropped int := 0;
BEGIN
    FOR r IN
        SELECT con.conname, rel.relname
        FROM pg_constraint con
        JOIN pg_class rel ON rel.oid = con.conrelid
        JOIN pg_namespace nsp ON nsp.oid = rel.relnamespace
        WHERE nsp.nspname = 'public' AND con.contype = 'f' AND con.confrelid = 'a'::regclass
        ORDER BY con.conname DESC
    LOOP
        EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', r.relname, r.conname);
        dropped := dropped + 1;
    END LOOP;
    IF dropped <> 2 THEN
        RAISE EXCEPTION 'expected two';
    END IF;
END $$;
