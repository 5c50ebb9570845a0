using PgRollback.Testing;

namespace PgRollback.Tests.Material;

internal static class DatabaseRows
{
    /// <summary>A hash of the rows of each table in public, whatever the order of rows and columns, and where sequences stand.</summary>
    public static async Task<string> RowsAsync(this TestDatabase database) => await database.ScalarAsync<string>("""
        SELECT coalesce(string_agg(x, E'\n' ORDER BY x COLLATE "C"), '') FROM (
            SELECT t.relname || ' ' || md5(query_to_xml(format('SELECT ROW(%s)::text AS r FROM %s AS t ORDER BY 1', c.names, t.oid::regclass), true, false, '')::text) AS x
            FROM pg_class AS t CROSS JOIN LATERAL (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname) AS names FROM pg_attribute AS a WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped) AS c
            WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')
            UNION ALL
            SELECT t.relname || ' ' || query_to_xml(format('SELECT last_value, is_called FROM %s', t.oid::regclass), true, false, '')::text
            FROM pg_class AS t WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'S') AS r
        """) ?? "";
}
