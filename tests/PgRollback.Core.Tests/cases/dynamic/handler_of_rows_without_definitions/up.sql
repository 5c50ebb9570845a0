DO $$ BEGIN
  INSERT INTO kept VALUES (1);
EXCEPTION WHEN unique_violation THEN
  RAISE NOTICE 'it is there';
END $$;
CREATE TABLE made (i int);
