CREATE FUNCTION columns_of(s text, t text) RETURNS varchar LANGUAGE plpgsql STRICT STABLE AS $$
BEGIN
    RETURN (SELECT string_agg(column_name || ' ' || udt_name || CASE WHEN is_nullable = 'YES' THEN '' ELSE ' NOT NULL' END, ', ' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = s AND table_name = t);
END $$;
CREATE FUNCTION keys_of(s text, t text) RETURNS varchar LANGUAGE plpgsql STRICT STABLE AS $$
BEGIN
    RETURN (SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) FROM information_schema.key_column_usage WHERE table_schema = s AND table_name = t AND constraint_name LIKE '%_pkey');
END $$;
CREATE FUNCTION make_versions(s text, t text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    columns text := (SELECT columns_of(s, t));
    keys text := keys_of(s, t);
    sql text := format('CREATE TABLE IF NOT EXISTS %I.%I (' || columns || ', deleted boolean NOT NULL, PRIMARY KEY (' || keys || ', version))', s, t || '_version');
BEGIN
    EXECUTE sql;
END $$;
