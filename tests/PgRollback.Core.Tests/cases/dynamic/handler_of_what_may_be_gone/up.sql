DO $$ BEGIN
  PERFORM 1 FROM kept;
  CREATE TABLE made (i int);
EXCEPTION WHEN undefined_table THEN
  NULL;
END $$;
