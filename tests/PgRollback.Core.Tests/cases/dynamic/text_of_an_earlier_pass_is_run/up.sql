-- pgrollback: accept-data-loss slugs stay
CREATE FUNCTION surprise() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    query text := 'SELECT 1';
BEGIN
    FOR i IN 1..2 LOOP
        EXECUTE query;
        query := 'CREATE TABLE surprise (id int)';
    END LOOP;
    RETURN '';
END $$;
UPDATE projects SET slug = surprise();
