CREATE TABLE receivers (id bigint PRIMARY KEY, name varchar(30) NOT NULL, at timestamptz DEFAULT now());
CREATE FUNCTION audit(p_table text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    columns text := '';
    rec record;
BEGIN
    FOR rec IN
        SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relname = p_table AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum
    LOOP
        columns := columns || format('%I %s, ', rec.name, rec.type);
    END LOOP;
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I.%I (%s, operation text)', current_schema(), p_table || '_audit', rtrim(columns, ', '));
END $$;
