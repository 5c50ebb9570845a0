using Npgsql;

namespace PgRollback;

/// <summary>Finds the history tables of tools in the catalogs.</summary>
internal static class ToolTableFinder
{
    private const string Query = """
        SELECT n.nspname, c.relname, array_agg(a.attname::text ORDER BY a.attnum)
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND c.relname = ANY ($1) AND c.relpersistence <> 't'
        GROUP BY n.nspname, c.relname ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
        """;

    /// <param name="connection">The database.</param>
    /// <param name="table">Name of the table; null for the tools' defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<List<(ToolFormat Format, ToolTable Table)>> FindAsync(NpgsqlConnection connection, string? table, CancellationToken cancellationToken)
    {
        var found = new List<(ToolFormat, ToolTable)>();
        var command = connection.CreateCommand(Query);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = table is null ? ToolFormats.All.Select(static format => format.Table).Distinct(StringComparer.Ordinal).ToArray() : [table] });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var candidate = new ToolTable(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<string[]>(2));
                    found.AddRange(ToolFormats.All
                        .Where(format => (table is not null || string.Equals(format.Table, candidate.Name, StringComparison.Ordinal)) && format.Fits(candidate))
                        .Select(format => (format, candidate)));
                }
            }
        }

        return found;
    }

    /// <summary>The history that a run is to go by.</summary>
    /// <returns>Null for PgRollback's own.</returns>
    /// <exception cref="RunRefusedException">There is none, or more than one.</exception>
    public static async Task<ToolHistoryStore?> ResolveAsync(NpgsqlConnection connection, ToolHistory wanted, HistoryTable own, CancellationToken cancellationToken)
    {
        var all = await FindAsync(connection, wanted.Table, cancellationToken).ConfigureAwait(false);
        var found = all.FindAll(item => (wanted.Tool is null || item.Format.Tool == wanted.Tool) && (wanted.Schema is null || string.Equals(item.Table.Schema, wanted.Schema, StringComparison.Ordinal)));
        var hasOwn = wanted.Tool is null && await new HistoryStore(own).ExistsAsync(connection, cancellationToken).ConfigureAwait(false);
        if (found.Count + (hasOwn ? 1 : 0) > 1)
        {
            var names = found.ConvertAll(static item => $"{item.Format.Title}'s {item.Table}");
            throw Refused($"This database has more than one history: {string.Join(", ", hasOwn ? names.Append($"PgRollback's {own}") : names)}. Say which one counts: {string.Join(" or ", found.ConvertAll(static item => $"{item.Format.Word}:{item.Table}"))}.");
        }

        if (found is [var (format, table)])
        {
            return new ToolHistoryStore(format, table, own, connection.Database);
        }

        if (hasOwn)
        {
            return null;
        }

        throw Refused(wanted.Tool is { } tool
            ? $"This database has no table {wanted.Table ?? ToolFormats.Of(tool).Table}{(wanted.Schema is null ? "" : $" in schema {wanted.Schema}")} with the columns of {ToolFormats.Of(tool).Title}'s history ({string.Join(", ", ToolFormats.Of(tool).Columns)})."
            : $"This database has no history: neither PgRollback's {own} nor that of a tool under its default name.");
    }

    /// <summary>Where PgRollback's own history is not there, and a tool's has what is to be rolled back, that nothing is applied would be wrong.</summary>
    /// <exception cref="RunRefusedException">So it is.</exception>
    public static async Task ThrowIfItHasTheMigrationsAsync(NpgsqlConnection connection, RollbackSet migrations, HistoryStore own, CancellationToken cancellationToken)
    {
        foreach (var (format, table) in await FindAsync(connection, table: null, cancellationToken).ConfigureAwait(false))
        {
            if (await HasAnyAsync(new ToolHistoryStore(format, table, own.Table, connection.Database), migrations, connection, cancellationToken).ConfigureAwait(false))
            {
                throw Refused($"PgRollback's history {own} is not in this database, but {format.Title}'s {table} is, and has migrations of this program. Say so, if that is the history that counts: RollbackOptions.ToolHistory, on the command line --history {format.Word}:{table}.");
            }
        }
    }

    private static async Task<bool> HasAnyAsync(ToolHistoryStore history, RollbackSet migrations, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return (await history.ReadLiveAsync(migrations, connection, cancellationToken).ConfigureAwait(false)).Exists(entry => migrations.PositionOfStem(entry.Stem) >= 0);
        }
        catch (Exception error) when (error is RunRefusedException or PostgresException)
        {
            // Nobody asked for it: what cannot be read is somebody else's.
            return false;
        }
    }

    private static RunRefusedException Refused(string message) => new(RefusalKind.HistoryUnclear, migration: null, message);
}
