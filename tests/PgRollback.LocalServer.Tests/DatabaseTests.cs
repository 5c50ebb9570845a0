using Npgsql;

namespace PgRollback.LocalServers.Tests;

public sealed class DatabaseTests
{
    [Fact]
    public async Task A_new_database_is_empty_and_named_in_its_connection_string()
    {
        await using var server = await ThrowawayClusterTests.StartAsync();

        var named = await server.CreateDatabaseAsync("we \"quote\" it");
        var unnamed = await server.CreateDatabaseAsync();

        Assert.Equal("we \"quote\" it", await Machine.ScalarAsync(named, "SELECT current_database()"));
        Assert.Equal("0", await Machine.ScalarAsync(unnamed, "SELECT count(*)::text FROM pg_class WHERE oid >= 16384"));
    }

    [Fact]
    public async Task A_database_in_use_is_dropped_with_its_connections()
    {
        await using var server = await ThrowawayClusterTests.StartAsync();
        var connectionString = await server.CreateDatabaseAsync("used");
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();

        await server.DropDatabaseAsync("used");
        await server.DropDatabaseAsync("used");

        Assert.Equal("0", await Machine.ScalarAsync(server.ConnectionString, "SELECT count(*)::text FROM pg_database WHERE datname = 'used'"));
    }
}
