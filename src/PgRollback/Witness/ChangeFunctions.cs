namespace PgRollback;

/// <summary>The server's side of bringing changed rows back, from what they were before and after the migration. A row that is neither now was changed by somebody else since: a conflict.</summary>
internal static class ChangeFunctions
{
    /// <summary>
    /// Lines up each row that the migration changed: before, after, and as it is now. Returns how many were changed by others since. Each change takes a row from one image to the next, so what was taken
    /// and never made is how it was before, and what was made and never taken how it was after; the order of the records tells less, because what foreign keys do within one statement is not recorded in the order in which it happens.
    /// </summary>
    public const string Prepare = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_changes_prepare(entry {ArchiveSql.Manifest}, relation regclass) RETURNS bigint LANGUAGE plpgsql {ArchiveFunctions.Settings} AS $pgrollback$
        DECLARE
            work CONSTANT text := format('pg_temp.pgrollback_changes_%s', entry.id);
            old_key text;
            live_key text;
            present text;
            mapped text[];
            others text[];
            amount bigint;
        BEGIN
            EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', relation);
            SELECT string_agg(format('coalesce(c.old, c.new) ->> %L', m.key), ', ' ORDER BY k.place), string_agg(format('t.%I::text', k.name), ', ' ORDER BY k.place)
            INTO old_key, live_key
            FROM unnest(entry.key_columns) WITH ORDINALITY AS k (name, place) JOIN jsonb_each_text(entry.source_columns) AS m ON m.value = k.name;
            SELECT format('jsonb_object(ARRAY[%s], ARRAY[%s])', string_agg(quote_literal(m.key), ', '), string_agg(format('t.%I::text', c.name), ', ')), array_agg(m.key)
            INTO present, mapped
            FROM jsonb_each_text(entry.source_columns) AS m JOIN pg_temp.pgrollback_columns(relation) AS c ON c.name = m.value;
            -- Columns that the migration added have come and gone.
            others := ARRAY(SELECT g::text FROM generate_series(1, (SELECT max(x.n) FROM (SELECT a.attnum::integer FROM pg_attribute AS a WHERE a.attrelid = relation UNION ALL SELECT m.key::integer FROM jsonb_each_text(entry.source_columns) AS m) AS x (n)) + 100) AS g WHERE g::text <> ALL (mapped));
            EXECUTE format('CREATE TEMP TABLE %s ON COMMIT DROP AS SELECT c.before, c.after, t.tableoid AS tid, t.ctid AS cid, CASE WHEN t.ctid IS NOT NULL THEN %s END AS present, false AS is_conflict'
                ' FROM (SELECT i.key, CASE WHEN sum(i.taken) >= 0 THEN (array_agg(i.image ORDER BY i.first) FILTER (WHERE i.taken > 0))[1] END AS before,'
                '           CASE WHEN sum(i.taken) <= 0 THEN (array_agg(i.image ORDER BY i.last DESC) FILTER (WHERE i.taken < 0))[1] END AS after'
                '       FROM (SELECT ARRAY[%s] AS key, coalesce(c.old, c.new) - %L::text[] AS image, count(c.old) - count(c.new) AS taken, min(c.number) AS first, max(c.number) AS last FROM {ArchiveSql.Schema}.%I AS c GROUP BY 1, 2) AS i'
                '       WHERE i.taken <> 0 GROUP BY i.key) AS c'
                ' LEFT JOIN %s AS t ON ARRAY[%s] = c.key WHERE c.before IS DISTINCT FROM c.after', replace(work, 'pg_temp.', ''), present, old_key, others, entry.archive_table, relation, live_key);
            EXECUTE format('UPDATE %s AS c SET is_conflict = true WHERE CASE'
                ' WHEN c.present IS NOT DISTINCT FROM c.after OR c.present IS NOT DISTINCT FROM c.before THEN false'
                ' WHEN c.before IS NULL OR c.after IS NULL THEN c.present IS NOT NULL'
                ' ELSE c.present IS NULL OR EXISTS (SELECT FROM jsonb_each_text(c.before) AS e WHERE c.after ->> e.key IS DISTINCT FROM e.value AND c.present ->> e.key IS DISTINCT FROM c.after ->> e.key AND c.present ->> e.key IS DISTINCT FROM e.value) END', work);
            GET DIAGNOSTICS amount = ROW_COUNT;
            RETURN amount;
        END $pgrollback$
        """;

    /// <summary>One of three turns: rows that the migration added go, rows that it changed get their values, rows that it deleted come back. Returns how many.</summary>
    public const string Apply = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_changes_apply(entry {ArchiveSql.Manifest}, relation regclass, policy text, turn text) RETURNS bigint LANGUAGE plpgsql {ArchiveFunctions.Settings} AS $pgrollback$
        DECLARE
            work CONSTANT text := format('pg_temp.pgrollback_changes_%s', entry.id);
            wanted CONSTANT text := CASE policy WHEN 'overwrite' THEN 'true' ELSE 'NOT c.is_conflict' END;
            condition CONSTANT text := CASE turn
                WHEN 'delete' THEN 'c.before IS NULL AND c.present IS NOT NULL'
                WHEN 'update' THEN 'c.before IS NOT NULL AND c.present IS NOT NULL AND c.present IS DISTINCT FROM c.before'
                ELSE 'c.before IS NOT NULL AND c.present IS NULL' END;
            arm CONSTANT text := pg_temp.pgrollback_disarm(relation);
            sets text;
            names text;
            reads text;
            expected bigint;
            amount bigint;
        BEGIN
            SELECT string_agg(format('%1$I = CASE WHEN c.after IS NULL OR c.before ->> %2$L IS DISTINCT FROM c.after ->> %2$L THEN (c.before ->> %2$L)::%3$s ELSE t.%1$I END', t.name, m.key, t.type), ', ')
                    FILTER (WHERE t.name <> ALL (entry.key_columns) AND NOT EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = relation AND a.attname = t.name AND a.attidentity = 'a')),
                string_agg(quote_ident(t.name), ', '), string_agg(format('(c.before ->> %L)::%s', m.key, t.type), ', ')
            INTO sets, names, reads
            FROM jsonb_each_text(entry.source_columns) AS m JOIN pg_temp.pgrollback_columns(relation) AS t ON t.name = m.value;
            EXECUTE format('SELECT count(*) FROM %s AS c WHERE %s AND %s', work, condition, wanted) INTO expected;
            IF turn = 'delete' THEN
                EXECUTE format('DELETE FROM %s AS t USING %s AS c WHERE t.tableoid = c.tid AND t.ctid = c.cid AND %s AND %s', relation, work, condition, wanted);
            ELSIF turn = 'insert' THEN
                EXECUTE format('INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s AS c WHERE %s AND %s', relation, names, reads, work, condition, wanted);
            ELSIF sets IS NOT NULL THEN
                EXECUTE format('UPDATE %s AS t SET %s FROM %s AS c WHERE t.tableoid = c.tid AND t.ctid = c.cid AND %s AND %s', relation, sets, work, condition, wanted);
            ELSE
                expected := 0;
            END IF;
            GET DIAGNOSTICS amount = ROW_COUNT;
            IF sets IS NOT NULL AND amount <> expected OR turn <> 'update' AND amount <> expected THEN
                RAISE triggered_data_change_violation USING MESSAGE = format('%s of %s rows of %s could be brought back (%s): others of its rows were changed along with them', amount, expected, relation, turn);
            END IF;
            SET CONSTRAINTS ALL IMMEDIATE;
            EXECUTE arm;
            RETURN amount;
        END $pgrollback$
        """;
}
