DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT c.oid::regclass AS rel, a.attname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE n.nspname IN ('app', 'util', 'public', 'Odd Schema') AND c.relkind IN ('r', 'v', 'm', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'v' AND a.attname <> 'one' LOOP
        EXECUTE format('ALTER %s %s RENAME %s %I TO %I %s', CASE r.relkind WHEN 'r' THEN 'TABLE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TYPE' END, r.rel,
            CASE r.relkind WHEN 'c' THEN 'ATTRIBUTE' ELSE 'COLUMN' END, r.attname, 'New ' || r.attname, CASE r.relkind WHEN 'c' THEN 'CASCADE' END);
    END LOOP;
    FOR r IN SELECT c.oid::regclass AS rel, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('app', 'util', 'public', 'Odd Schema') AND c.relkind IN ('r', 'v', 'm', 'c', 'S') AND c.relname <> 'v' LOOP
        EXECUTE format('ALTER %s %s RENAME TO %I', CASE r.relkind WHEN 'r' THEN 'TABLE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TYPE' END, r.rel, 'new ' || r.relname);
    END LOOP;
    FOR r IN SELECT t.oid::regtype AS t, t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname IN ('app', 'util') AND t.typtype IN ('e', 'd', 'r') LOOP
        EXECUTE format('ALTER TYPE %s RENAME TO %I', r.t, 'new_' || r.typname);
    END LOOP;
    FOR r IN SELECT p.oid::regprocedure AS f, p.proname, p.prokind FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('app', 'util') AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'i') LOOP
        EXECUTE format('ALTER ROUTINE %s RENAME TO %I', r.f, 'New_' || r.proname);
    END LOOP;
    ALTER COLLATION app.german RENAME TO swiss;
    ALTER SCHEMA app RENAME TO "New App";
    ALTER SCHEMA util RENAME TO new_util;
    ALTER SCHEMA "Odd Schema" RENAME TO even_schema;
END $$;
