CREATE VIEW kept AS SELECT 1 AS i;
CREATE FUNCTION follow() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE gone record;
BEGIN
  FOR gone IN SELECT * FROM pg_event_trigger_dropped_objects() LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I', coalesce(gone.object_name, 'none') || '_old');
  END LOOP;
END $$;
CREATE EVENT TRIGGER follows ON sql_drop EXECUTE FUNCTION follow();
