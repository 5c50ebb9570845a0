DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_proc WHERE proname = 'any_value') THEN
        CREATE FUNCTION any_value(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
    END IF;
END
$$;
