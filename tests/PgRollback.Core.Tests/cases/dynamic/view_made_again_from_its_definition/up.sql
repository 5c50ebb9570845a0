DO $$
DECLARE
    definition text;
    statement text;
BEGIN
    definition := pg_get_viewdef('v');
    DROP VIEW v;
    ALTER TABLE t ALTER COLUMN state TYPE text;
    statement := format('CREATE VIEW v AS %s', definition);
    EXECUTE statement;
END $$;
