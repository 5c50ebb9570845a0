using Npgsql;

namespace PgRollback;

/// <summary>The schema of PgRollback's own tables.</summary>
internal static class OwnSchema
{
    /// <summary>IF NOT EXISTS would ask for the right to create even where it is there.</summary>
    public static async Task EnsureAsync(NpgsqlConnection connection, HistoryTable history, CancellationToken cancellationToken)
    {
        var sql = new HistorySql(history);
        if (!await connection.ScalarAsync<bool>(sql.SchemaExists, cancellationToken).ConfigureAwait(false))
        {
            await connection.ExecuteAsync(sql.CreateSchema, cancellationToken).ConfigureAwait(false);
        }
    }
}
