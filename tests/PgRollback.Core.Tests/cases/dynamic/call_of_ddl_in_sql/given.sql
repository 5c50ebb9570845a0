CREATE FUNCTION make_table(name text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I (id int)', name || clock_timestamp()::text); RETURN name; END $$;
CREATE FUNCTION g(t text) RETURNS text LANGUAGE sql AS 'SELECT make_table($1)';
CREATE FUNCTION f(t text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM g(t); END $$;
