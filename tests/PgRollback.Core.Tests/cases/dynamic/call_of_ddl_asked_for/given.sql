CREATE FUNCTION make_table(name text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I (id int)', name || clock_timestamp()::text); RETURN name; END $$;
CREATE FUNCTION f(t text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN IF make_table(t) = 'a' THEN RAISE NOTICE 'a'; END IF; END $$;
