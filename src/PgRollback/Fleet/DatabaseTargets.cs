using System.Data;
using System.Globalization;
using Npgsql;

namespace PgRollback;

/// <summary>Lists of databases: as text, one a line, or as a query's rows. Each is the name of a database, or settings of a connection string; both go over a connection string that all have in common.</summary>
public static class DatabaseTargets
{
    /// <summary>Reads a list: a database a line. Empty lines, and lines that begin with <c>#</c>, are left out.</summary>
    /// <param name="text">The list.</param>
    /// <param name="connectionString">What all of them have in common, such as the password; null for nothing.</param>
    /// <exception cref="FormatException">A line is neither a name nor settings of a connection string, names no host or no database, or names one that another line names.</exception>
    public static IReadOnlyList<DatabaseTarget> Parse(string text, string? connectionString = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n').Select(static (line, index) => (Text: line.Trim(), Number: index + 1));
        return Create(lines.Where(static line => line.Text.Length > 0 && line.Text[0] != '#'), "Line", connectionString);
    }

    /// <summary>Asks a database for the others. The first column of each row is a database; the query runs in a transaction that may only read.</summary>
    /// <param name="connectionString">Where to ask, and what all of them have in common.</param>
    /// <param name="sql">The query: <c>SELECT datname FROM pg_database WHERE datname LIKE 'shop\_%'</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FormatException">As with <see cref="Parse"/>, or a row is NULL.</exception>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    /// <exception cref="HousekeepingFailedException">PostgreSQL rejected the query.</exception>
    public static async Task<IReadOnlyList<DatabaseTarget>> QueryAsync(string connectionString, string sql, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        ArgumentException.ThrowIfNullOrEmpty(sql);
        var dataSource = NpgsqlDataSource.Create(DatabaseTarget.Merge(connectionString, ""));
        await using (dataSource.ConfigureAwait(false))
        {
            var rows = await DeployerSession.RunReadingAsync(dataSource, RollbackOptions.Default, session => ReadAsync(session.Connection, sql, cancellationToken), cancellationToken).ConfigureAwait(false);
            return Create(rows.Select(static (row, index) => (row, index + 1)), "Row", connectionString);
        }
    }

    /// <exception cref="ArgumentException">Two are the same.</exception>
    internal static void CheckUnique(IReadOnlyList<DatabaseTarget> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var target in targets)
        {
            if (!names.Add(target.Name) | !addresses.Add(target.Address))
            {
                throw new ArgumentException($"{target.Name} is in the list twice.", nameof(targets));
            }
        }
    }

    private static List<DatabaseTarget> Create(IEnumerable<(string Text, int Number)> items, string unit, string? connectionString)
    {
        var targets = new List<DatabaseTarget>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (text, number) in items)
        {
            // The text itself is not shown: it may hold a password.
            var place = string.Create(CultureInfo.InvariantCulture, $"{unit} {number}");
            if (text.Length == 0)
            {
                throw new FormatException($"{place} names no database.");
            }

            try
            {
                var target = new DatabaseTarget(DatabaseTarget.Merge(connectionString, Settings(text)));
                if (!numbers.TryAdd(target.Address, number))
                {
                    throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{place}: {target.Name} is in the list already ({unit.ToLowerInvariant()} {numbers[target.Address]})."));
                }

                targets.Add(target);
            }
            catch (ArgumentException error)
            {
                throw new FormatException($"{place}: {error.Message.Split(" (Parameter", 2)[0]}", error);
            }
        }

        return targets;
    }

    private static string Settings(string text) =>
        text.Contains('=', StringComparison.Ordinal) ? text : new NpgsqlConnectionStringBuilder { Database = text }.ConnectionString;

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await connection.ExecuteAsync("SET TRANSACTION READ ONLY", cancellationToken).ConfigureAwait(false);
            var command = connection.CreateCommand(sql);
            await using (command.ConfigureAwait(false))
            {
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        names.Add(await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false) ? "" : reader.GetFieldValue<string>(0));
                    }
                }
            }

            return names;
        }
    }
}
