namespace PgRollback;

/// <summary>The server's side of parking: copies on the server, so that no row passes through this process.</summary>
internal static class ParkFunctions
{
    /// <summary>Writes down where the sequences of a table, a column or a sequence itself stand.</summary>
    public const string Sequences = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_park_sequences(maker text, migration text, relation regclass, owned_by text) RETURNS void LANGUAGE plpgsql {ArchiveFunctions.Settings} AS $pgrollback$
        DECLARE
            found record;
        BEGIN
            FOR found IN
                SELECT n.nspname, c.relname, c.oid::regclass AS sequence
                FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                WHERE c.relkind = 'S' AND (c.oid = relation OR EXISTS (
                    SELECT FROM pg_depend AS d LEFT JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid = relation AND d.deptype IN ('a', 'i')
                        AND (owned_by IS NULL OR a.attname = owned_by)))
            LOOP
                EXECUTE format('INSERT INTO {ArchiveSql.Manifest} (origin, stem, kind, source_schema, source_name, sequence_value, sequence_is_called) SELECT %L, %L, ''sequence'', %L, %L, last_value, is_called FROM %s',
                    maker, migration, found.nspname, found.relname, found.sequence);
            END LOOP;
        END $pgrollback$
        """;

    /// <summary>
    /// Copies rows of a table (<c>rows</c>), or one of its columns with the key (<c>values</c>), into a table of the archive, and writes it down in the manifest. Returns how many rows it kept.
    /// The table is locked first, so that no row comes between the copy and the step.
    /// </summary>
    public const string Park = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_park(maker text, migration text, form text, relation regclass, value_column text, condition text) RETURNS bigint LANGUAGE plpgsql {ArchiveFunctions.Settings} AS $pgrollback$
        DECLARE
            key CONSTANT text[] := pg_temp.pgrollback_key(relation, ARRAY[value_column]);
            class CONSTANT pg_class := c FROM pg_class AS c WHERE c.oid = relation;
            kept text;
            target text;
            entry bigint;
            amount bigint;
        BEGIN
            PERFORM set_config('pgrollback.parked', '', true);
            EXECUTE format('LOCK TABLE %s IN %s MODE', relation, CASE WHEN condition IS NULL THEN 'ACCESS EXCLUSIVE' ELSE 'SHARE ROW EXCLUSIVE' END);
            SELECT string_agg(c.kept, ', ') INTO kept FROM pg_temp.pgrollback_columns(relation) AS c
            WHERE form = 'rows' OR key IS NULL OR c.name = value_column OR c.name = ANY (key);
            INSERT INTO {ArchiveSql.Manifest} (origin, stem, kind, source_schema, source_name, source_column, key_columns)
            VALUES (maker, migration, form, class.relnamespace::regnamespace::text, class.relname, value_column, key) RETURNING id INTO entry;
            target := format('{ArchiveSql.Schema}.%I', form || '_' || entry);
            EXECUTE format('CREATE TABLE %s AS SELECT %s FROM %s %s%s', target, kept, CASE class.relkind WHEN 'p' THEN '' ELSE 'ONLY' END, relation, ' WHERE ' || condition);
            GET DIAGNOSTICS amount = ROW_COUNT;
            PERFORM pg_temp.pgrollback_private(target::regclass);
            UPDATE {ArchiveSql.Manifest} SET archive_table = form || '_' || entry, row_count = amount,
                source_schema = (SELECT nspname FROM pg_namespace WHERE oid = class.relnamespace) WHERE id = entry;
            PERFORM set_config('pgrollback.parked', entry::text, true);
            IF condition IS NULL THEN
                PERFORM pg_temp.pgrollback_park_sequences(maker, migration, relation, value_column);
            END IF;
            IF amount = 0 THEN
                EXECUTE format('DROP TABLE %s', target);
                DELETE FROM {ArchiveSql.Manifest} WHERE id = entry;
                PERFORM set_config('pgrollback.parked', '', true);
            END IF;
            RETURN amount;
        END $pgrollback$
        """;

    /// <summary>After a column got another type: of the values that were parked before, keeps those that the conversion changed, and what it made of them. Returns how many.</summary>
    public const string Narrowed = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_narrowed() RETURNS bigint LANGUAGE plpgsql {ArchiveFunctions.Settings} AS $pgrollback$
        DECLARE
            entry {ArchiveSql.Manifest};
            relation regclass;
            archive regclass;
            amount bigint;
        BEGIN
            SELECT * INTO entry FROM {ArchiveSql.Manifest} WHERE id = nullif(current_setting('pgrollback.parked'), '')::bigint;
            IF NOT FOUND THEN
                RETURN 0;
            END IF;
            relation := format('%I.%I', entry.source_schema, entry.source_name)::regclass;
            archive := format('{ArchiveSql.Schema}.%I', entry.archive_table)::regclass;
            EXECUTE format('CREATE TABLE {ArchiveSql.Schema}.pgrollback_narrowed AS SELECT a.*, t.%1$I::text AS pgrollback_after FROM %2$s AS a JOIN %3$s AS t ON t.tableoid = a.tid AND t.ctid = a.cid WHERE t.%1$I::text IS DISTINCT FROM a.%1$I::text',
                entry.source_column,
                pg_temp.pgrollback_pairs(relation, archive, entry.key_columns, ARRAY(SELECT c.name FROM pg_temp.pgrollback_columns(archive) AS c WHERE c.name <> entry.source_column)),
                relation);
            GET DIAGNOSTICS amount = ROW_COUNT;
            EXECUTE format('DROP TABLE %s', archive);
            IF amount = 0 THEN
                DROP TABLE {ArchiveSql.Schema}.pgrollback_narrowed;
                DELETE FROM {ArchiveSql.Manifest} WHERE id = entry.id;
                RETURN 0;
            END IF;
            ALTER TABLE {ArchiveSql.Schema}.pgrollback_narrowed DROP COLUMN tid, DROP COLUMN cid, DROP COLUMN IF EXISTS pgrollback_content, DROP COLUMN IF EXISTS pgrollback_number;
            EXECUTE format('ALTER TABLE {ArchiveSql.Schema}.pgrollback_narrowed RENAME TO %I', entry.archive_table);
            PERFORM pg_temp.pgrollback_private(format('{ArchiveSql.Schema}.%I', entry.archive_table)::regclass);
            UPDATE {ArchiveSql.Manifest} SET row_count = amount WHERE id = entry.id;
            RETURN amount;
        END $pgrollback$
        """;
}
