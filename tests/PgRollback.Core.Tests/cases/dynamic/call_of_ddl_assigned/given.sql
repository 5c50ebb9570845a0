CREATE FUNCTION make_table(name text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I (id int)', name || clock_timestamp()::text); RETURN name; END $$;
CREATE FUNCTION f(t text) RETURNS text LANGUAGE plpgsql AS $$ DECLARE r text; BEGIN r := make_table(t); RETURN r; END $$;
