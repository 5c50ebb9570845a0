CREATE TABLE t (i int);
CREATE TABLE counts (i int, n int);
CREATE PROCEDURE count_one(x int) LANGUAGE plpgsql AS $$ BEGIN UPDATE counts SET n = n + 1 WHERE i = x; END $$;
CREATE FUNCTION count_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN CALL count_one(NEW.i); RETURN NEW; END $$;
CREATE TRIGGER counts_it BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION count_it();
