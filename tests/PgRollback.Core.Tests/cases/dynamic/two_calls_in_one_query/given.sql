CREATE FUNCTION tag(what text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I (id int)', what || '_tags'); END $$;
