DO $$
<<add_column>>
DECLARE
    column_exist boolean := false;
BEGIN
    SELECT count(*) != 0 INTO column_exist
    FROM information_schema.columns
    WHERE table_name = 'hook' AND table_schema = current_schema() AND column_name = 'username';
    IF NOT column_exist THEN
        ALTER TABLE hook ADD COLUMN username varchar(26);
    END IF;
END add_column $$;
