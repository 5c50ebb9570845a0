using Npgsql;

namespace PgRollback;

/// <summary>Which of PgRollback's own tables a database has. Asked once, at the beginning of a session, so that not each of its parts has to.</summary>
/// <param name="History">The history.</param>
/// <param name="Stash">The stash.</param>
/// <param name="IsStashReadable">This role may read the stash.</param>
/// <param name="Audit">The audit record.</param>
/// <param name="Witness">The witnesses.</param>
internal sealed record OwnTables(bool History, bool Stash, bool IsStashReadable, bool Audit, bool Witness)
{
    /// <summary>For a run that uses none.</summary>
    public const string NoneQuery = "SELECT false, false, false, false, false";

    /// <summary>By the catalog and not by <c>to_regclass</c>, whose answer may be older than the lock that was waited for.</summary>
    public static string Query(HistoryTable history)
    {
        string[] tables = [SqlText.Literal(history.Name), SqlText.Literal(new StashSql(history).Name), SqlText.Literal(new AuditSql(history).Name)];
        var (own, archive) = (SqlText.Literal(history.Schema), SqlText.Literal(ArchiveSql.Schema));
        return $"""
            SELECT {string.Join(", ", tables.Select(table => $"coalesce(bool_or(n.nspname = {own} AND c.relname = {table}), false)"))},
                coalesce(bool_or(n.nspname = {archive} AND c.relname = 'witness'), false),
                coalesce(bool_or(n.nspname = {own} AND c.relname = {tables[1]} AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')), false)
            FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname IN ({own}, {archive}) AND c.relname IN ({string.Join(", ", tables)}, 'witness')
            """;
    }

    public static OwnTables Read(NpgsqlDataReader row) => new(row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(4), row.GetBoolean(2), row.GetBoolean(3));
}
