using Npgsql;

namespace PgRollback.LocalServers;

internal readonly record struct ServerFacts(Version Version, string? DataDirectory)
{
    public static async Task<ServerFacts> ReadAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            // pg_settings hides the row from those who may not see it, where SHOW would fail.
            var command = new NpgsqlCommand("SELECT setting FROM pg_catalog.pg_settings WHERE name = 'data_directory'", connection);
            await using (command.ConfigureAwait(false))
            {
                var directory = (string?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
                return new ServerFacts(connection.PostgreSqlVersion, directory);
            }
        }
    }
}
