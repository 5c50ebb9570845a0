CREATE TABLE proposals (data text NOT NULL);
CREATE FUNCTION column_exists(ptable text, pcolumn text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    result bool;
BEGIN
    SELECT count(*) INTO result FROM information_schema.columns WHERE table_name = ptable AND column_name = pcolumn;
    RETURN result;
END $$;
CREATE PROCEDURE rename_column_if_exists(ptable text, pcolumn text, new_name text) LANGUAGE plpgsql AS $$
BEGIN
    IF column_exists(ptable, pcolumn) THEN
        EXECUTE format('ALTER TABLE %I RENAME COLUMN %I TO %I;', ptable, pcolumn, new_name);
    END IF;
END $$;
