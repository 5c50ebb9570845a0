CREATE FUNCTION make_it() RETURNS int LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE surprise (id int); RETURN 1; END $$;
