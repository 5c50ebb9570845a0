using PgRollback.Testing;

namespace PgRollback.LocalServers.Tests;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Databases_of_one_version_share_a_server_and_nothing_else()
    {
        await using var first = await TestDatabase.CreateAsync(setUp: "CREATE TABLE t (); CREATE TABLE u ()");
        await using var second = await TestDatabase.CreateAsync();

        Assert.Same(first.Server, second.Server);
        Assert.Equal(2, await first.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        Assert.Equal(0, await second.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task A_database_is_gone_after_its_test()
    {
        var database = await TestDatabase.CreateAsync();
        await database.DisposeAsync();

        Assert.Equal("0", await Machine.ScalarAsync(database.Server.ConnectionString, $"SELECT count(*)::text FROM pg_database WHERE datname = '{database.Name}'"));
    }

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task Every_available_version_starts(int major)
    {
        await using var database = await TestDatabase.CreateAsync(major);

        Assert.Equal(major, await database.ScalarAsync<int>("SELECT current_setting('server_version_num')::int / 10000"));
    }
}
