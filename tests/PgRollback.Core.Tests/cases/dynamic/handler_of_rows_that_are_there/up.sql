DO $$ BEGIN
  INSERT INTO kept VALUES (1);
EXCEPTION WHEN unique_violation THEN
  CREATE TABLE made (i int);
END $$;
