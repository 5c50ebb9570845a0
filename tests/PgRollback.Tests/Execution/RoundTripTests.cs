using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Material;
using Xunit.Abstractions;

namespace PgRollback.Tests.Execution;

/// <summary>Over a slow network a run must not wait for each of its steps.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    private const int Most = 8;

    /// <summary>Not equal numbers: an answer that is longer than the server's buffer comes in parts.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public async Task Steps_take_no_round_trips_of_their_own(int steps)
    {
        var trips = await RoundTripsAsync(steps);
        output.WriteLine($"{steps} steps: {trips} round trips");
        Assert.InRange(trips, 1, Most);
    }

    [Fact]
    public async Task The_step_that_fails_among_sixty_is_named()
    {
        await using var database = await Migrations(60).DeployedAsync();
        await database.ExecuteAsync("CREATE VIEW v AS SELECT * FROM t42");
        var error = await Assert.ThrowsAsync<RollbackFailedException>(() => Migrations(60).Set.Last().RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { Preflight = false, Reason = "a test" }));
        Assert.Equal("t42", error.Step?.Name);
    }

    private static async Task<int> RoundTripsAsync(int tables)
    {
        var migrations = Migrations(tables);
        await using var database = await migrations.DeployedAsync();
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await using var proxy = new DelayProxy(connection.Port, TimeSpan.FromMilliseconds(1));
        connection.Port = proxy.Port;
        await using (var dataSource = NpgsqlDataSource.Create(connection))
        {
            await using (await dataSource.OpenConnectionAsync())
            {
                // What Npgsql does itself to open a session.
            }

            proxy.TakeRoundTrips();
            await migrations.Set.Last().RunAsync(dataSource, RowLoss.Drop, new RollbackOptions { Reason = "a test" });
        }

        return proxy.TakeRoundTrips();
    }

    private static TestMigrations Migrations(int tables) => new TestMigrations().Add(
        "001_tables",
        string.Concat(Enumerable.Range(1, tables).Select(static number => $"CREATE TABLE t{number} (id int);")),
        [.. Enumerable.Range(1, tables).Select(static number => TestStep.DropTable($"t{number}"))]);
}
