DO $$ BEGIN
  GRANT SELECT ON t TO case_reader;
  GRANT INSERT ON t TO case_writer;
EXCEPTION WHEN undefined_object THEN
  NULL;
END $$;
