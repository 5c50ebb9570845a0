using Npgsql;
using PgRollback.Testing;

namespace PgRollback.HistoryTools.Tests;

internal static class ServerUrl
{
    public static string Of(TestDatabase database)
    {
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var user = server.Password is null ? server.Username! : $"{server.Username}:{Uri.EscapeDataString(server.Password)}";
        return $"postgres://{user}@{server.Host}:{server.Port}/{server.Database}";
    }
}
