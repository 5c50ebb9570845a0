DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_proc WHERE proname = 'set_changed') THEN
        CREATE FUNCTION set_changed() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN NEW.changed := now(); RETURN NEW; END $f$;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM information_schema.routines WHERE routine_schema = 'public' AND routine_name = 'next_note') THEN
        CREATE FUNCTION next_note() RETURNS int LANGUAGE sql AS 'SELECT 2';
    END IF;
    IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE proname = 'known') THEN
        CREATE TRIGGER note_changed BEFORE UPDATE ON note FOR EACH ROW EXECUTE FUNCTION set_changed();
    END IF;
END
$$;
