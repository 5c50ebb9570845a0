CREATE TABLE kinds (code text PRIMARY KEY, note varchar(30));
CREATE FUNCTION described(s varchar, t varchar) RETURNS varchar LANGUAGE plpgsql STRICT IMMUTABLE AS $$
BEGIN
    RETURN (
        SELECT string_agg(column_name || ' ' || udt_schema || '.' || udt_name || CASE WHEN character_maximum_length IS NOT NULL THEN ' (' || character_maximum_length || ')' ELSE '' END || CASE WHEN is_nullable = 'YES' THEN ' null' ELSE ' not null' END, ', ' ORDER BY ordinal_position)
        FROM information_schema.columns WHERE table_schema = s AND table_name = t
    );
END $$;
