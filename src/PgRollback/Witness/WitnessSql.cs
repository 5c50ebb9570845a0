using PgRollback.Snapshots.Catalogs;

namespace PgRollback;

/// <summary>The server's side of a witness: what a migration really did on this server, and the rows and values that it changed. Everything stays on the server.</summary>
internal static class WitnessSql
{
    public const string Witness = $"{ArchiveSql.Schema}.witness";

    public const string Change = $"{ArchiveSql.Schema}.witness_change";

    private const string Before = $"{ArchiveSql.Schema}.witness_before";

    /// <summary>Objects of our own are no part of what is witnessed.</summary>
    private const string IsForeign = $"address !~ '\\m({ArchiveSql.Schema}|pgrollback)\\M'";

    /// <summary>Tables of the witness, beside those of the archive.</summary>
    public const string Create = $"""
        DO $pgrollback$
        BEGIN
            IF to_regclass('{Witness}') IS NULL THEN
                CREATE TABLE {Witness} (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    stem text NOT NULL,
                    checksum text NOT NULL,
                    server_version integer NOT NULL,
                    existing text[],
                    fingerprint_before text,
                    fingerprint_after text,
                    begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                    ended_at timestamptz,
                    captured_by text NOT NULL DEFAULT session_user,
                    used_at timestamptz
                );
                CREATE TABLE {Change} (witness bigint NOT NULL REFERENCES {Witness} ON DELETE CASCADE, address text NOT NULL, before jsonb, after jsonb, PRIMARY KEY (witness, address));
                CREATE TABLE {Before} (witness bigint NOT NULL, address text NOT NULL, properties jsonb NOT NULL);
            END IF;
        END $pgrollback$
        """;

    /// <summary>Writes what statements do to rows into a table of the archive: columns by their numbers, which a rename keeps. It runs with its owner's rights: a migration may have taken another role.</summary>
    public const string Capture = $"""
        CREATE OR REPLACE FUNCTION {ArchiveSql.Schema}.capture() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER {ArchiveFunctions.Settings} AS $pgrollback$
        DECLARE
            image CONSTANT text := 'jsonb_object(ARRAY[' || string_agg(quote_literal(a.attnum), ', ' ORDER BY a.attnum) || '], ARRAY[' || string_agg(format('r.%I::text', a.attname), ', ' ORDER BY a.attnum) || '])'
                FROM pg_attribute AS a WHERE a.attrelid = TG_RELID AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '';
        BEGIN
            IF TG_OP <> 'INSERT' THEN
                EXECUTE format('INSERT INTO {ArchiveSql.Schema}.%I (old) SELECT %s FROM pgrollback_old AS r', TG_ARGV[0], image);
            END IF;
            IF TG_OP <> 'DELETE' THEN
                EXECUTE format('INSERT INTO {ArchiveSql.Schema}.%I (new) SELECT %s FROM pgrollback_new AS r', TG_ARGV[0], image);
            END IF;
            RETURN NULL;
        END $pgrollback$
        """;

    /// <summary>The catalogs as rows.</summary>
    public static string Snapshot(int serverVersion) => $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_snapshot() RETURNS TABLE (address text, properties jsonb) LANGUAGE sql STABLE
            SET search_path = pg_catalog, pg_temp SET quote_all_identifiers = off SET standard_conforming_strings = on SET bytea_output = 'hex' SET timezone = 'UTC' SET datestyle = 'ISO, YMD'
            SET intervalstyle = 'postgres' SET extra_float_digits = 1 SET xmloption = 'content' SET jit = off AS $pgrollback$
            SELECT s.address, s.properties FROM (
        {SnapshotSql.Select(serverVersion)}
            ) AS s WHERE s.{IsForeign}
        $pgrollback$
        """;

    /// <summary>Watches the rows of a table, of its partitions, and of the tables that its foreign keys change: a witness of what statements do to them until the end.</summary>
    private const string Watch = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_watch(witness bigint, migration text, watched regclass) RETURNS void LANGUAGE plpgsql {ArchiveFunctions.Settings} AS $pgrollback$
        DECLARE
            relation regclass;
            entry bigint;
            target text;
        BEGIN
            FOR relation IN
                WITH RECURSIVE reached (oid) AS (
                    SELECT watched::oid
                    UNION
                    SELECT x.oid FROM reached AS r CROSS JOIN LATERAL (
                        SELECT k.conrelid FROM pg_constraint AS k WHERE k.contype = 'f' AND k.confrelid = r.oid AND (k.confdeltype IN ('c', 'n', 'd') OR k.confupdtype IN ('c', 'n', 'd'))
                        UNION
                        SELECT i.inhrelid FROM pg_inherits AS i WHERE i.inhparent = r.oid) AS x (oid)
                )
                SELECT c.oid FROM reached JOIN pg_class AS c USING (oid) WHERE c.relkind IN ('r', 'p')
            LOOP
                CONTINUE WHEN EXISTS (SELECT FROM pg_trigger AS t WHERE t.tgrelid = relation AND t.tgname = 'zzz_pgrollback_update');
                CONTINUE WHEN pg_temp.pgrollback_key(relation, ARRAY['']) IS NULL;
                INSERT INTO {ArchiveSql.Manifest} AS m (origin, stem, kind, source_schema, source_name, key_columns, witness, source_columns)
                SELECT 'deployment', migration, 'changes', n.nspname, c.relname, pg_temp.pgrollback_key(relation, ARRAY['']), pgrollback_watch.witness,
                    (SELECT jsonb_object_agg(a.attnum, a.attname) FROM pg_attribute AS a WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '')
                FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.oid = relation RETURNING m.id INTO entry;
                target := 'changes_' || entry;
                UPDATE {ArchiveSql.Manifest} AS m SET archive_table = target WHERE m.id = entry;
                EXECUTE format('CREATE TABLE {ArchiveSql.Schema}.%I (number bigint GENERATED ALWAYS AS IDENTITY, old jsonb, new jsonb)', target);
                PERFORM pg_temp.pgrollback_private(format('{ArchiveSql.Schema}.%I', target)::regclass);
                EXECUTE format('CREATE TRIGGER zzz_pgrollback_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS pgrollback_new FOR EACH STATEMENT EXECUTE FUNCTION {ArchiveSql.Schema}.capture(%L)', relation, target);
                EXECUTE format('CREATE TRIGGER zzz_pgrollback_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS pgrollback_old NEW TABLE AS pgrollback_new FOR EACH STATEMENT EXECUTE FUNCTION {ArchiveSql.Schema}.capture(%L)', relation, target);
                EXECUTE format('CREATE TRIGGER zzz_pgrollback_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS pgrollback_old FOR EACH STATEMENT EXECUTE FUNCTION {ArchiveSql.Schema}.capture(%L)', relation, target);
            END LOOP;
        END $pgrollback$
        """;

    private const string Begin = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_witness_begin(migration text, checksum text, losses jsonb) RETURNS bigint LANGUAGE plpgsql {ArchiveFunctions.Settings} AS $pgrollback$
        DECLARE
            current_witness bigint;
            loss record;
        BEGIN
            DELETE FROM {Before};
            INSERT INTO {Witness} AS w (stem, checksum, server_version) VALUES (migration, checksum, current_setting('server_version_num')::integer) RETURNING w.id INTO current_witness;
            INSERT INTO {Before} SELECT current_witness, s.address, s.properties FROM pg_temp.pgrollback_snapshot() AS s;
            UPDATE {Witness} AS w SET existing = b.addresses, fingerprint_before = b.fingerprint
            FROM (SELECT array_agg(p.address ORDER BY p.address COLLATE "C") AS addresses, md5(string_agg(p.address || p.properties, E'\n' ORDER BY p.address COLLATE "C")) AS fingerprint FROM {Before} AS p) AS b
            WHERE w.id = current_witness;
            FOR loss IN
                SELECT DISTINCT l.kind, c.oid::regclass AS relation, c.relkind, l."column" AS value_column
                FROM jsonb_to_recordset(losses) AS l (kind text, schema text, name text, "column" text)
                JOIN pg_namespace AS n ON n.nspname = l.schema JOIN pg_class AS c ON c.relnamespace = n.oid AND c.relname = l.name
            LOOP
                CASE
                    WHEN loss.kind = 'ChangedRows' AND loss.relkind IN ('r', 'p') THEN PERFORM pg_temp.pgrollback_watch(current_witness, migration, loss.relation);
                    WHEN loss.kind = 'AllRows' AND loss.relkind IN ('r', 'p') THEN PERFORM pg_temp.pgrollback_park('deployment', migration, 'rows', loss.relation, NULL, NULL);
                    WHEN loss.kind = 'Values' AND EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = loss.relation AND a.attname = loss.value_column AND NOT a.attisdropped)
                        THEN PERFORM pg_temp.pgrollback_park('deployment', migration, 'values', loss.relation, loss.value_column, NULL);
                    WHEN loss.kind = 'SequenceValue' THEN PERFORM pg_temp.pgrollback_park_sequences('deployment', migration, loss.relation, NULL);
                    ELSE NULL;
                END CASE;
            END LOOP;
            UPDATE {ArchiveSql.Manifest} AS m SET witness = current_witness WHERE m.witness IS NULL AND m.origin = 'deployment' AND m.stem = migration AND m.restored_at IS NULL;
            RETURN current_witness;
        END $pgrollback$
        """;

    private const string End = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_witness_end(migration text) RETURNS void LANGUAGE plpgsql {ArchiveFunctions.Settings} AS $pgrollback$
        DECLARE
            current_witness CONSTANT bigint := max(w.id) FROM {Witness} AS w WHERE w.stem = migration AND w.ended_at IS NULL;
            installed record;
            entry {ArchiveSql.Manifest};
            amount bigint;
        BEGIN
            IF current_witness IS NULL THEN
                RAISE no_data_found USING MESSAGE = format('no witness of %s was begun in this transaction', migration);
            END IF;
            FOR installed IN SELECT t.tgname, t.tgrelid::regclass AS relation FROM pg_trigger AS t WHERE t.tgfoid = '{ArchiveSql.Schema}.capture()'::regprocedure AND t.tgparentid = 0 LOOP
                EXECUTE format('DROP TRIGGER %I ON %s', installed.tgname, installed.relation);
            END LOOP;
            FOR entry IN SELECT * FROM {ArchiveSql.Manifest} AS m WHERE m.witness = current_witness LOOP
                IF entry.kind = 'changes' THEN
                    EXECUTE format('SELECT count(*) FROM {ArchiveSql.Schema}.%I', entry.archive_table) INTO amount;
                    IF amount = 0 THEN
                        EXECUTE format('DROP TABLE {ArchiveSql.Schema}.%I', entry.archive_table);
                        DELETE FROM {ArchiveSql.Manifest} AS m WHERE m.id = entry.id;
                    ELSE
                        UPDATE {ArchiveSql.Manifest} AS m SET row_count = amount WHERE m.id = entry.id;
                    END IF;
                ELSIF entry.kind = 'values' AND EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = to_regclass(format('%I.%I', entry.source_schema, entry.source_name)) AND a.attname = entry.source_column AND NOT a.attisdropped) THEN
                    PERFORM set_config('pgrollback.parked', entry.id::text, true);
                    PERFORM pg_temp.pgrollback_narrowed();
                END IF;
            END LOOP;
            WITH later AS (SELECT s.address, s.properties FROM pg_temp.pgrollback_snapshot() AS s), changed AS (
                INSERT INTO {Change} (witness, address, before, after)
                SELECT current_witness, coalesce(e.address, l.address), e.properties, l.properties
                FROM {Before} AS e FULL JOIN later AS l ON l.address = e.address WHERE e.properties IS DISTINCT FROM l.properties)
            UPDATE {Witness} AS w SET ended_at = clock_timestamp(), fingerprint_after = (SELECT md5(string_agg(l.address || l.properties, E'\n' ORDER BY l.address COLLATE "C")) FROM later AS l) WHERE w.id = current_witness;
            DELETE FROM {Before};
        END $pgrollback$
        """;

    /// <summary>All that begins a witness, but for the call itself.</summary>
    public static IEnumerable<string> Preparation(int serverVersion) => [ArchiveSql.Create, Create, Capture, $"REVOKE ALL ON FUNCTION {ArchiveSql.Schema}.capture() FROM PUBLIC", .. Functions(serverVersion)];

    /// <summary>What both ends need; gone with the session, or with DISCARD TEMP in between.</summary>
    public static IEnumerable<string> Functions(int serverVersion) => [.. ArchiveSql.Functions, Snapshot(serverVersion), Watch, Begin, End];
}
