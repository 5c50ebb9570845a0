CREATE FUNCTION add_column(s varchar, t varchar) RETURNS void LANGUAGE plpgsql AS $$
DECLARE sql varchar := format('ALTER TABLE %I.%I ADD COLUMN version int NOT NULL DEFAULT 1', s, t);
BEGIN
    EXECUTE sql;
    RETURN;
END $$;
CREATE FUNCTION add_index(s varchar, t varchar) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE INDEX %I ON %I.%I (version)', t || '_version', s, t);
END $$;
CREATE FUNCTION add_all(s varchar, t varchar) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM add_column(s, t);
    PERFORM add_index(s, t);
END $$;
