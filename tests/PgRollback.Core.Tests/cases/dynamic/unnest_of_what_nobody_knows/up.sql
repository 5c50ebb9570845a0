DO $$ BEGIN
  IF EXISTS (SELECT unnest(string_to_array(current_setting('search_path'), ','))) THEN
    ALTER TABLE t ADD COLUMN a int;
  END IF;
END $$;
