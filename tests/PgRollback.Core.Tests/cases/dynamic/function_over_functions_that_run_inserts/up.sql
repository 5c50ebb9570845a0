-- pgrollback: accept-data-loss parts stay
CREATE FUNCTION as_revision(table_name text, id int, rev int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE names text[];
BEGIN
    SELECT array_agg(quote_ident(column_name)) INTO names FROM information_schema.columns c WHERE c.table_name = as_revision.table_name;
    EXECUTE 'INSERT INTO ' || quote_ident(table_name || '_aud') || ' (' || array_to_string(names, ', ') || ', rev) SELECT v.*, $2 AS rev FROM ' || quote_ident(table_name) || ' v WHERE v.id = $1' USING id, rev;
    RETURN rev;
END $$;
CREATE FUNCTION as_revision(table_name text, id int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN as_revision(table_name, id, 1); END $$;
CREATE FUNCTION new_part(id int) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO parts VALUES (id, 'new') ON CONFLICT DO NOTHING;
    PERFORM as_revision('parts', id);
    RETURN id;
END $$;
CREATE TABLE uses (part int);
INSERT INTO uses SELECT new_part(g) FROM generate_series(1001, 1003) g;
