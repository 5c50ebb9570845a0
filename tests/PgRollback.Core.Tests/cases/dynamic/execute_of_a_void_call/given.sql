CREATE TABLE t (a int);
CREATE FUNCTION add_index(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'CREATE INDEX ' || name || ' ON t (a)'; END $$;
CREATE FUNCTION add_both(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE add_index(name || '_1'); EXECUTE add_index(name || '_2'); END $$;
