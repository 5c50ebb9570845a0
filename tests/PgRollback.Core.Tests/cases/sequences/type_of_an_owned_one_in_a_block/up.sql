DO $$
DECLARE
    found_type text;
BEGIN
    SELECT data_type INTO found_type FROM information_schema.columns WHERE table_name = 'events' AND column_name = 'id';
    IF found_type = 'integer' THEN
        ALTER TABLE events ALTER COLUMN id SET DATA TYPE bigint;
        ALTER SEQUENCE events_id_seq AS bigint;
    END IF;
END
$$;
