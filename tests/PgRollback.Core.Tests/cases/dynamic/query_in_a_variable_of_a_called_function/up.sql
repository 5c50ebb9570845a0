-- pgrollback: accept-data-loss slugs stay
CREATE FUNCTION slug_of(table_name text, input text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    slug text := lower(input);
    query text;
    is_taken boolean;
    i int := 1;
BEGIN
    LOOP
        query := format('SELECT EXISTS (SELECT 1 FROM %I WHERE slug = $1)', table_name);
        EXECUTE query INTO is_taken USING slug;
        EXIT WHEN NOT is_taken;
        slug := lower(input) || '-' || i;
        i := i + 1;
    END LOOP;
    RETURN slug;
END $$;
UPDATE projects SET slug = slug_of('projects', name);
CREATE INDEX projects_slug ON projects (slug);
