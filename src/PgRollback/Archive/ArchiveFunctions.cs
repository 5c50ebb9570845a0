namespace PgRollback;

/// <summary>Functions that parking and restoring share. They live in pg_temp, so that nothing of them stays; what they write is the same under any setting of the session.</summary>
internal static class ArchiveFunctions
{
    /// <summary>Values become text and come back from it as pg_dump's do. Row security must not hide rows: with these settings it is an error where it would.</summary>
    public const string Settings = """
        SET search_path = pg_catalog, pg_temp SET row_security = off SET datestyle = 'ISO, YMD' SET intervalstyle = 'postgres' SET extra_float_digits = 1 SET bytea_output = 'hex'
        """;

    /// <summary>Takes a new table from all but its owner: default privileges may have given it to others.</summary>
    public const string Private = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_private(relation regclass) RETURNS void LANGUAGE plpgsql {Settings} AS $pgrollback$
        DECLARE
            grantee text;
        BEGIN
            FOR grantee IN
                SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END
                FROM pg_class AS c CROSS JOIN aclexplode(c.relacl) AS a WHERE c.oid = relation AND a.grantee <> c.relowner
            LOOP
                EXECUTE format('REVOKE ALL ON %s FROM %s', relation, grantee);
            END LOOP;
        END $pgrollback$
        """;

    /// <summary>The columns by which a row of a table is found again: the primary key, else another unique key that is never null; null when there is none without certain columns.</summary>
    public const string Key = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_key(relation regclass, without text[]) RETURNS text[] LANGUAGE sql STABLE {Settings} AS $pgrollback$
            SELECT k.columns
            FROM (SELECT i.indexrelid, i.indisprimary, array_agg(a.attname::text ORDER BY c.ordinality) AS columns, bool_and(a.attnotnull) AS is_sound
                  FROM pg_index AS i
                  CROSS JOIN LATERAL unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) WITH ORDINALITY AS c (attnum, ordinality)
                  JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = c.attnum
                  WHERE i.indrelid = relation AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
                  GROUP BY i.indexrelid, i.indisprimary) AS k
            WHERE k.is_sound AND NOT k.columns && without
            ORDER BY k.indisprimary DESC, cardinality(k.columns), k.indexrelid LIMIT 1
        $pgrollback$
        """;

    /// <summary>The columns of a table that hold values of their own. Types and collations of users go with their objects, so what has one is kept as text.</summary>
    public const string Columns = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_columns(relation regclass) RETURNS TABLE (name text, type text, is_plain boolean, kept text) LANGUAGE sql STABLE {Settings} AS $pgrollback$
            SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), t.typnamespace = 'pg_catalog'::regnamespace,
                CASE WHEN t.typnamespace <> 'pg_catalog'::regnamespace THEN format('%1$I::text AS %1$I', a.attname)
                     WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation THEN format('%1$I COLLATE "default" AS %1$I', a.attname)
                     ELSE quote_ident(a.attname) END
            FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
            WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum
        $pgrollback$
        """;

    /// <summary>
    /// SQL for the rows of a table side by side with those of its archive: <c>tid</c> and <c>cid</c> say which row of the table, the rest is the archive's. By key, else by the content of all columns
    /// that the archive has beside the value: rows that are equal in them are interchangeable.
    /// </summary>
    public const string Pairs = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_pairs(relation regclass, archive regclass, key text[], content text[]) RETURNS text LANGUAGE plpgsql STABLE {Settings} AS $pgrollback$
        DECLARE
            condition text;
            fields text;
        BEGIN
            IF key IS NOT NULL THEN
                SELECT string_agg(CASE WHEN t.is_plain AND t.type = a.type THEN format('t.%1$I = a.%1$I', k.name) ELSE format('t.%1$I::text = a.%1$I::text', k.name) END, ' AND ') INTO condition
                FROM unnest(key) AS k (name) JOIN pg_temp.pgrollback_columns(relation) AS t USING (name) JOIN pg_temp.pgrollback_columns(archive) AS a USING (name);
                RETURN format('(SELECT t.tableoid AS tid, t.ctid AS cid, a.* FROM %s AS t JOIN %s AS a ON %s)', relation, archive, condition);
            END IF;
            SELECT string_agg(quote_ident(c), ', ') INTO fields FROM unnest(content) AS c;
            RETURN format('(SELECT t.tid, t.cid, a.* FROM (SELECT tableoid AS tid, ctid AS cid, ROW(%1$s)::text AS pgrollback_content, row_number() OVER (PARTITION BY ROW(%1$s)::text) AS pgrollback_number FROM %2$s) AS t'
                ' JOIN (SELECT *, ROW(%1$s)::text AS pgrollback_content, row_number() OVER (PARTITION BY ROW(%1$s)::text) AS pgrollback_number FROM %3$s) AS a USING (pgrollback_content, pgrollback_number))', fields, relation, archive);
        END $pgrollback$
        """;

    /// <summary>Triggers must not change or record what only comes back. Returns what arms them again as it was; those that check constraints stay.</summary>
    public const string Disarm = $"""
        CREATE OR REPLACE FUNCTION pg_temp.pgrollback_disarm(relation regclass) RETURNS text LANGUAGE plpgsql {Settings} AS $pgrollback$
        DECLARE
            armed record;
            again text := '';
        BEGIN
            FOR armed IN
                SELECT t.tgname, t.tgrelid::regclass AS relation, CASE t.tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE' END AS state
                FROM pg_trigger AS t WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'
                    AND (t.tgrelid = relation OR t.tgrelid IN (SELECT relid FROM pg_partition_tree(relation)))
            LOOP
                EXECUTE format('ALTER TABLE ONLY %s DISABLE TRIGGER %I', armed.relation, armed.tgname);
                again := again || format('ALTER TABLE ONLY %s %s TRIGGER %I;', armed.relation, armed.state, armed.tgname);
            END LOOP;
            RETURN again;
        END $pgrollback$
        """;
}
