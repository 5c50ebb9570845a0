CREATE TABLE projects (id int PRIMARY KEY, slug text);
CREATE FUNCTION prepare(a int) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN a::text; END $$;
CREATE FUNCTION prepare(a text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE surprise (id int); RETURN a; END $$;
