DO $$
DECLARE
    r record;
    n int;
BEGIN
    FOR r IN SELECT name, upto FROM tenant LOOP
        EXECUTE format('SELECT count(*) FROM %I.entry', r.name) INTO n;
        EXECUTE format($q$UPDATE total SET amount = (SELECT sum(amount) FROM %1$I.entry) WHERE name = %1$L$q$, r.name);
        EXECUTE 'DELETE FROM ' || quote_ident(r.name) || '.entry WHERE id > ' || n;
    END LOOP;
END $$;
ALTER TABLE total ADD COLUMN a int;
