DO $$ DECLARE found_one int; BEGIN
  SELECT i INTO STRICT found_one FROM kept WHERE i > 100;
  CREATE TABLE made (i int);
EXCEPTION WHEN no_data_found THEN
  NULL;
END $$;
