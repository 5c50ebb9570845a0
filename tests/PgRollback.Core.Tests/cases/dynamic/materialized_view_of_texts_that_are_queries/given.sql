CREATE TABLE t (id int);
CREATE FUNCTION ids() RETURNS TABLE (id int) LANGUAGE plpgsql AS $$
DECLARE query text;
BEGIN
  FOR query IN SELECT 'SELECT id FROM public.' || table_name FROM information_schema.tables WHERE table_schema = 'public' LOOP
    RETURN QUERY EXECUTE query;
  END LOOP;
END $$;
