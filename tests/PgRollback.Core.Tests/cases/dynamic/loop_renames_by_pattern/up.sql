DO $$
DECLARE
    r record;
    i int;
BEGIN
    FOR r IN
        SELECT pc.conname, c.relname, pc.conrelid, pc.conkey, regexp_replace(regexp_replace(pc.conname, '^' || c.relname || '_', ''), 'key$', '') AS rest
        FROM pg_constraint pc
        JOIN pg_class c ON pc.conrelid = c.oid
        WHERE c.relname NOT LIKE 'pg_%' AND contype = 'u'
        ORDER BY c.relname, pc.conname
    LOOP
        FOREACH i IN ARRAY r.conkey LOOP
            r.rest := regexp_replace(r.rest, concat((SELECT pa.attname FROM pg_attribute pa WHERE pa.attnum = i AND pa.attrelid = r.conrelid), '_'), '');
        END LOOP;
        IF length(r.rest) = 0 THEN
            EXECUTE format('ALTER TABLE %I RENAME CONSTRAINT %I TO %I', r.relname, r.conname, split_part(r.conname, '_key', 1) || '_uq');
        END IF;
    END LOOP;
    FOR r IN
        SELECT pc.conname, c.relname AS target, c2.relname AS source, pc.conrelid, pc.conkey
        FROM pg_constraint pc
        JOIN pg_class c ON pc.confrelid = c.oid
        JOIN pg_class c2 ON pc.conrelid = c2.oid
        WHERE c.relname NOT LIKE 'pg_%' AND contype = 'f' AND (pc.conname !~ ('^' || c2.relname || '_') OR pc.conname !~ 'fke[y]?$')
        ORDER BY c.relname, pc.conname
    LOOP
        i = (SELECT max(x) FROM unnest(r.conkey) AS x);
        BEGIN
            EXECUTE format('ALTER TABLE %I RENAME CONSTRAINT %I TO %I', r.source, r.conname, r.source || '_' || (SELECT pa.attname FROM pg_attribute pa WHERE r.conrelid = pa.attrelid AND pa.attnum = i) || '_fkey');
        EXCEPTION WHEN OTHERS THEN
        END;
    END LOOP;
END $$;
