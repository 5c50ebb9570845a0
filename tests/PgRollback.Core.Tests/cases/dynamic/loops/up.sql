DO $$
DECLARE
    name text;
    i int;
    n int := 0;
BEGIN
    FOREACH name IN ARRAY ARRAY['a', 'b', 'skipped', 'Upper'] LOOP
        CONTINUE WHEN name = 'skipped';
        EXECUTE 'ALTER TABLE t ADD COLUMN ' || quote_ident(name) || ' text';
    END LOOP;
    FOR i IN 1..2 LOOP
        EXECUTE format('CREATE TABLE part_%s (id int)', i);
    END LOOP;
    WHILE n < 3 LOOP
        n := n + 1;
        EXIT WHEN n = 2;
    END LOOP;
    CASE n
        WHEN 1, 3 THEN RAISE EXCEPTION 'never';
        WHEN 2 THEN CREATE INDEX t_a ON t (a);
    END CASE;
END $$;
