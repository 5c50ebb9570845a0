using Npgsql;

namespace PgRollback;

internal static class ConnectionExtensions
{
    /// <summary>Without Npgsql's timeout of 30 seconds: the server's timeouts and the caller's token decide.</summary>
    public static NpgsqlCommand CreateCommand(this NpgsqlConnection connection, string sql) =>
        new(sql, connection) { CommandTimeout = 0 };

    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public static async Task<T> ScalarAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            return (T)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }
}
