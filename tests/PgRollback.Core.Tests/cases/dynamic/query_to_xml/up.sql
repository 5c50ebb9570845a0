-- pgrollback: accept-data-loss the sequence stays where it is
SELECT setval('ids', (SELECT max((xpath('/row/max/text()', query_to_xml(format('select max(%I) from %I.%I', a.attname, n.nspname, c.relname), true, true, '')))[1]::text::int)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id' WHERE c.relname = 't') + 100);
ALTER TABLE t ADD COLUMN note text;
