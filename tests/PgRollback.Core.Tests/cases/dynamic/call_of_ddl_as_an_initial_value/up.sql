DO $$ DECLARE r text := make_table('a'); BEGIN NULL; END $$;
