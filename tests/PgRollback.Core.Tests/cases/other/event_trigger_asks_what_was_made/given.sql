CREATE FUNCTION announce() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE is_entry boolean;
BEGIN
  is_entry = (SELECT p.proname = 'entry' FROM pg_event_trigger_ddl_commands() AS made LEFT JOIN pg_catalog.pg_proc AS p ON made.objid = p.oid);
  IF is_entry THEN
    CREATE TABLE entries (i int);
  END IF;
END $$;
CREATE EVENT TRIGGER announces ON ddl_command_end WHEN TAG IN ('CREATE FUNCTION') EXECUTE FUNCTION announce();
CREATE FUNCTION other() RETURNS int LANGUAGE sql AS 'SELECT 1';
