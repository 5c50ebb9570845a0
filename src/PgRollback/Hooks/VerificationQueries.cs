using System.Globalization;
using Npgsql;

namespace PgRollback;

/// <summary>Runs queries that must find nothing, or say true.</summary>
internal static class VerificationQueries
{
    private const int RowsShown = 3;
    private const int LongestValue = 60;

    /// <returns>What the first one found that says no; null when all say yes.</returns>
    public static async Task<string?> RunAsync(NpgsqlConnection connection, IReadOnlyList<string> queries, CancellationToken cancellationToken)
    {
        for (var i = 0; i < queries.Count; i++)
        {
            if (await RunAsync(connection, queries[i], cancellationToken).ConfigureAwait(false) is { } found)
            {
                return string.Create(CultureInfo.InvariantCulture, $"query {i + 1} of {queries.Count} {found}");
            }
        }

        return null;
    }

    private static async Task<string?> RunAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken)
    {
        // As text: a value's type may have changed in this very transaction.
        var command = new NpgsqlCommand(query, connection) { CommandTimeout = 0, AllResultTypesAreUnknown = true };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var rows = 0L;
                var shown = new List<string>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows++;
                    if (shown.Count < RowsShown)
                    {
                        shown.Add(Show(reader));
                    }
                }

                return rows == 0 || (rows == 1 && reader.FieldCount == 1 && shown[0] is "t") ? null
                    : rows == 1 && reader.FieldCount == 1 && shown[0] is "f" or "NULL" ? $"says {(shown[0] is "f" ? "false" : "NULL")}."
                    : string.Create(CultureInfo.InvariantCulture, $"found {rows} {(rows == 1 ? "row" : "rows")}: {string.Join("; ", shown)}{(rows > RowsShown ? "; …" : ".")}");
            }
        }
    }

    private static string Show(NpgsqlDataReader reader) => string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(i =>
    {
        var value = reader.IsDBNull(i) ? "NULL" : reader.GetString(i);
        return value.Length <= LongestValue ? value : $"{value[..LongestValue]}…";
    }));
}
