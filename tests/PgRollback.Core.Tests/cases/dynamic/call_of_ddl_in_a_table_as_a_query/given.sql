CREATE FUNCTION make_table(name text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I (id int)', name || clock_timestamp()::text); RETURN name; END $$;
