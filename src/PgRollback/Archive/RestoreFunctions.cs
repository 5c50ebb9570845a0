namespace PgRollback;

/// <summary>The server's side of restoring. Each returns how many rows or values it brought back, how many stood against that, and how many found no row to go to.</summary>
internal static class RestoreFunctions
{
    private const string Result = "RETURNS TABLE (restored bigint, conflicts bigint, orphans bigint) LANGUAGE plpgsql " + ArchiveFunctions.Settings;

    public static IReadOnlyList<string> All { get; } = [ArchiveFunctions.Private, ArchiveFunctions.Key, ArchiveFunctions.Columns, ArchiveFunctions.Pairs, ArchiveFunctions.Disarm, Rows, Values, Sequence];

    /// <summary>Whole rows. One with the same key and other values is a conflict; without a key, what is missing of equal rows is added.</summary>
    private const string Rows = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_restore_rows(entry {ArchiveSql.Manifest}, relation regclass, policy text) {Result} AS $pgrollback$
        DECLARE
            archive CONSTANT regclass := format('{ArchiveSql.Schema}.%I', entry.archive_table)::regclass;
            arm CONSTANT text := pg_temp.pgrollback_disarm(relation);
            key text[];
            names text;
            reads text;
            same text;
            differs text;
            sets text;
            missing text;
        BEGIN
            EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', relation);
            SELECT string_agg(quote_ident(a.name), ', ') INTO missing FROM pg_temp.pgrollback_columns(archive) AS a WHERE NOT EXISTS (SELECT FROM pg_temp.pgrollback_columns(relation) AS t WHERE t.name = a.name);
            IF missing IS NOT NULL THEN
                RAISE undefined_column USING MESSAGE = format('table %s has no column %s, which the archive has', relation, missing);
            END IF;
            key := pg_temp.pgrollback_key(relation, ARRAY(SELECT t.name FROM pg_temp.pgrollback_columns(relation) AS t WHERE NOT EXISTS (SELECT FROM pg_temp.pgrollback_columns(archive) AS a WHERE a.name = t.name)));
            SELECT string_agg(quote_ident(a.name), ', '),
                string_agg(CASE WHEN t.type = a.type THEN format('a.%I', a.name) ELSE format('a.%I::text::%s', a.name, t.type) END, ', '),
                string_agg(CASE WHEN t.is_plain AND t.type = a.type THEN format('t.%1$I = a.%1$I', a.name) ELSE format('t.%1$I::text = a.%1$I::text', a.name) END, ' AND ') FILTER (WHERE a.name = ANY (key)),
                string_agg(format('t.%1$I::text IS DISTINCT FROM a.%1$I::text', a.name), ' OR ') FILTER (WHERE key IS NULL OR a.name <> ALL (key)),
                string_agg(format('%I = %s', a.name, CASE WHEN t.type = a.type THEN format('a.%I', a.name) ELSE format('a.%I::text::%s', a.name, t.type) END), ', ') FILTER (WHERE a.name <> ALL (key))
            INTO names, reads, same, differs, sets
            FROM pg_temp.pgrollback_columns(archive) AS a JOIN pg_temp.pgrollback_columns(relation) AS t USING (name);
            restored := 0;
            conflicts := 0;
            orphans := 0;
            IF key IS NOT NULL AND differs IS NOT NULL THEN
                EXECUTE format('SELECT count(*) FROM %s AS t JOIN %s AS a ON %s WHERE %s', relation, archive, same, differs) INTO conflicts;
                IF conflicts > 0 AND policy = 'refuse' THEN
                    EXECUTE arm;
                    RETURN NEXT;
                    RETURN;
                END IF;
                IF conflicts > 0 AND policy = 'overwrite' THEN
                    EXECUTE format('UPDATE %s AS t SET %s FROM %s AS a WHERE %s AND (%s)', relation, sets, archive, same, differs);
                    GET DIAGNOSTICS restored = ROW_COUNT;
                END IF;
            END IF;
            IF key IS NOT NULL THEN
                EXECUTE format('INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s AS a WHERE NOT EXISTS (SELECT FROM %s AS t WHERE %s)', relation, names, reads, archive, relation, same);
            ELSE
                EXECUTE format('INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %3$s FROM (SELECT *, ROW(%2$s)::text AS pgrollback_content, row_number() OVER (PARTITION BY ROW(%2$s)::text) AS pgrollback_number FROM %4$s) AS a'
                    ' WHERE NOT EXISTS (SELECT FROM (SELECT ROW(%2$s)::text AS pgrollback_content, row_number() OVER (PARTITION BY ROW(%2$s)::text) AS pgrollback_number FROM %1$s) AS t'
                    ' WHERE t.pgrollback_content = a.pgrollback_content AND t.pgrollback_number = a.pgrollback_number)', relation, names, reads, archive);
            END IF;
            DECLARE
                inserted bigint;
            BEGIN
                GET DIAGNOSTICS inserted = ROW_COUNT;
                restored := restored + inserted;
            END;
            -- ALTER TABLE minds trigger events that wait.
            SET CONSTRAINTS ALL IMMEDIATE;
            EXECUTE arm;
            RETURN NEXT;
        END $pgrollback$
        """;

    /// <summary>Values of a column. One that is there now is in the way unless it is what the column began with: null, its default or the values that it was filled with when it was added, or what narrowing had made of the parked value.</summary>
    private const string Values = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_restore_values(entry {ArchiveSql.Manifest}, relation regclass, policy text) {Result} AS $pgrollback$
        DECLARE
            archive CONSTANT regclass := format('{ArchiveSql.Schema}.%I', entry.archive_table)::regclass;
            content CONSTANT text[] := ARRAY(SELECT c.name FROM pg_temp.pgrollback_columns(archive) AS c WHERE c.name NOT IN (entry.source_column, 'pgrollback_after'));
            is_narrowed CONSTANT boolean := EXISTS (SELECT FROM pg_temp.pgrollback_columns(archive) AS c WHERE c.name = 'pgrollback_after');
            target CONSTANT text := t.type FROM pg_temp.pgrollback_columns(relation) AS t WHERE t.name = entry.source_column;
            is_computed CONSTANT boolean := a.attidentity <> '' OR (a.atthasdef AND NOT a.atthasmissing) FROM pg_attribute AS a WHERE a.attrelid = relation AND a.attname = entry.source_column;
            identity CONSTANT text := a.attidentity FROM pg_attribute AS a WHERE a.attrelid = relation AND a.attname = entry.source_column;
            arm text;
            pairs text;
            value text;
            differs text;
            conflict text;
            paired bigint;
        BEGIN
            IF target IS NULL THEN
                RAISE undefined_column USING MESSAGE = format('table %s has no column %I, whose values the archive has', relation, entry.source_column);
            END IF;
            EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', relation);
            arm := pg_temp.pgrollback_disarm(relation);
            pairs := pg_temp.pgrollback_pairs(relation, archive, entry.key_columns, content);
            SELECT CASE WHEN c.type = target THEN format('a.%I', c.name) ELSE format('a.%I::text::%s', c.name, target) END INTO value FROM pg_temp.pgrollback_columns(archive) AS c WHERE c.name = entry.source_column;
            differs := format('t.%I::text IS DISTINCT FROM (%s)::text', entry.source_column, value);
            conflict := CASE WHEN is_narrowed THEN format('t.%I::text IS DISTINCT FROM (a.pgrollback_after::%s)::text', entry.source_column, target)
                WHEN is_computed THEN 'false'
                ELSE format('t.%1$I IS NOT NULL AND t.%1$I::text IS DISTINCT FROM %2$L', entry.source_column,
                    (SELECT (a.attmissingval::text::text[])[1] FROM pg_attribute AS a WHERE a.attrelid = relation AND a.attname = entry.source_column)) END;
            EXECUTE format('SELECT count(*) FILTER (WHERE %s AND %s), count(*) FROM %s AS t JOIN %s AS a ON t.tableoid = a.tid AND t.ctid = a.cid', differs, conflict, relation, pairs) INTO conflicts, paired;
            EXECUTE format('SELECT count(*) - %s FROM %s', paired, archive) INTO orphans;
            restored := 0;
            IF conflicts = 0 OR policy <> 'refuse' THEN
                IF identity = 'a' THEN
                    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET GENERATED BY DEFAULT', relation, entry.source_column);
                END IF;
                EXECUTE format('UPDATE %s AS t SET %I = %s FROM %s AS a WHERE t.tableoid = a.tid AND t.ctid = a.cid AND %s%s', relation, entry.source_column, value, pairs, differs,
                    CASE policy WHEN 'keep' THEN format(' AND NOT (%s)', conflict) ELSE '' END);
                GET DIAGNOSTICS restored = ROW_COUNT;
                SET CONSTRAINTS ALL IMMEDIATE;
                IF identity = 'a' THEN
                    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET GENERATED ALWAYS', relation, entry.source_column);
                END IF;
            END IF;
            EXECUTE arm;
            RETURN NEXT;
        END $pgrollback$
        """;

    /// <summary>Where a sequence stood. One that has gone further since stays there, so that no value is given out twice.</summary>
    private const string Sequence = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_restore_sequence(entry {ArchiveSql.Manifest}, relation regclass, policy text) {Result} AS $pgrollback$
        DECLARE
            now_at bigint;
            now_called boolean;
            step bigint;
        BEGIN
            EXECUTE format('SELECT s.last_value, s.is_called, q.seqincrement FROM %s AS s, pg_sequence AS q WHERE q.seqrelid = %L::regclass', relation, relation) INTO now_at, now_called, step;
            conflicts := 0;
            orphans := 0;
            restored := 0;
            IF (entry.sequence_value - now_at) * sign(step) > 0 OR (entry.sequence_value = now_at AND entry.sequence_is_called AND NOT now_called) THEN
                PERFORM setval(relation, entry.sequence_value, entry.sequence_is_called);
                restored := 1;
            END IF;
            RETURN NEXT;
        END $pgrollback$
        """;
}
