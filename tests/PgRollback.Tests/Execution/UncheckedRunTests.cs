using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Execution;

/// <summary>Where no answer of the database decides what is run, the deployer's lock is taken by the first transaction.</summary>
public sealed class UncheckedRunTests
{
    private static readonly RollbackOptions Unchecked = new()
    {
        Reason = "a test", History = null, Preflight = false, UseWitness = false, UseStash = false, Verify = false, Audit = false, DeployerTimeout = TimeSpan.FromSeconds(20),
    };

    private readonly TestMigrations _migrations = new TestMigrations()
        .Add("001_t", "CREATE TABLE t (id int);", TestStep.DropTable("t"))
        .Add("002_u", "CREATE TABLE u (id int);", TestStep.DropTable("u"));

    [Fact]
    public async Task It_takes_no_round_trip_for_the_lock()
    {
        await using var database = await _migrations.DeployedAsync();
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await using var proxy = new DelayProxy(connection.Port, TimeSpan.FromMilliseconds(1));
        connection.Port = proxy.Port;
        await using var dataSource = NpgsqlDataSource.Create(connection);
        await using (await dataSource.OpenConnectionAsync())
        {
            // What Npgsql does itself to open a session.
        }

        proxy.TakeRoundTrips();
        await _migrations.Set.DownToNothing().RunAsync(dataSource, RowLoss.Drop, Unchecked);

        // The transaction, and its COMMIT with the lock's release.
        Assert.Equal(2, proxy.TakeRoundTrips());
        Assert.Equal(0, await TablesAsync(database));
        Assert.Equal(0, await LocksAsync(database));
    }

    [Fact]
    public async Task It_waits_for_a_deployer_and_then_runs()
    {
        await using var database = await _migrations.DeployedAsync();
        var holder = await HoldAsync(database);
        var run = _migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, Unchecked);
        await Task.Delay(500);
        Assert.False(run.IsCompleted);
        await holder.DisposeAsync();

        Assert.Equal(2, (await run).Migrations.Count);
        Assert.Equal(0, await TablesAsync(database));
        Assert.Equal(0, await LocksAsync(database));
    }

    [Fact]
    public async Task It_leaves_when_the_deployer_stays()
    {
        await using var database = await _migrations.DeployedAsync();
        await using var holder = await HoldAsync(database);

        var error = await Assert.ThrowsAsync<DeployerLockException>(() =>
            _migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, Unchecked with { DeployerTimeout = TimeSpan.FromMilliseconds(200) }));

        Assert.Matches("process [0-9]+ of role [a-z]+", error.Message);
        Assert.Equal(2, await TablesAsync(database));
    }

    [Fact]
    public async Task Of_many_at_once_each_finds_the_lock_free_in_the_end()
    {
        var migrations = new TestMigrations().Add("001_log", "CREATE TABLE log (id int);", TestStep.RawSql("INSERT INTO log SELECT count(*) FROM log"));
        await using var database = await migrations.DeployedAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, Unchecked)));

        // One after the other, or two would have counted the same.
        Assert.Equal(8, await database.ScalarAsync<long>("SELECT count(DISTINCT id) FROM log"));
        Assert.Equal(0, await LocksAsync(database));
    }

    [Fact]
    public async Task A_table_that_comes_free_in_time_is_waited_for_in_tries()
    {
        await using var database = await _migrations.DeployedAsync();
        await using var reader = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await reader.BeginTransactionAsync();
        await new NpgsqlCommand("SELECT FROM t", reader).ExecuteNonQueryAsync();
        var run = _migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, Unchecked with { LockTimeout = TimeSpan.FromMilliseconds(100) });
        await Task.Delay(1000);
        await transaction.RollbackAsync();

        Assert.Equal(2, (await run).Migrations.Count);
        Assert.Equal(0, await LocksAsync(database));
    }

    [Fact]
    public async Task What_fails_lets_go_of_the_lock()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("CREATE VIEW v AS SELECT * FROM u");

        var error = await Assert.ThrowsAsync<RollbackFailedException>(() => _migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, Unchecked));

        Assert.Equal("u", error.Step?.Name);
        Assert.Equal(2, await TablesAsync(database));
        Assert.Equal(0, await LocksAsync(database));
    }

    [Fact]
    public async Task A_step_outside_a_transaction_has_the_lock_before()
    {
        var migrations = new TestMigrations().Add("001_t", "CREATE TABLE t (id int);", TestStep.CreateIndexConcurrently("t", "id"), TestStep.DropTable("t"));
        await using var database = await migrations.DeployedAsync();
        await using var holder = await HoldAsync(database);

        await Assert.ThrowsAsync<DeployerLockException>(() => migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, Unchecked with { DeployerTimeout = TimeSpan.FromMilliseconds(200) }));
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE indrelid = 't'::regclass"));

        await holder.DisposeAsync();
        Assert.Single((await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, Unchecked)).Migrations);
        Assert.Equal(0, await LocksAsync(database));
    }

    private static Task<long> TablesAsync(TestDatabase database) =>
        database.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname IN ('t', 'u')");

    private static Task<long> LocksAsync(TestDatabase database) =>
        database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");

    /// <summary>Another deployer, at work until it is disposed of.</summary>
    private static async Task<NpgsqlConnection> HoldAsync(TestDatabase database)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await new NpgsqlCommand(DeployerLock.Try(DeployerLock.Key(connection.Database, history: null)), connection).ExecuteNonQueryAsync();
        return connection;
    }
}
