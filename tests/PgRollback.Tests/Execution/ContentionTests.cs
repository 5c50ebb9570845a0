using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Material;
using Xunit.Abstractions;

namespace PgRollback.Tests.Execution;

/// <summary>Others are at work on the tables, or on the rollback itself. PGROLLBACK_ROUNDS sets how often the deployers meet.</summary>
public sealed class ContentionTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Total = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_lock_that_comes_free_in_time_is_waited_for_in_tries()
    {
        var migrations = LockingTables(2);
        await using var database = await migrations.DeployedAsync();
        var holder = await HoldAsync(database, "SELECT FROM t1");
        var run = migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { LockTimeout = TimeSpan.FromMilliseconds(100) });
        await Task.Delay(1500);
        await holder.DisposeAsync();

        Assert.Equal(2, (await run).Migrations.Count);
    }

    /// <summary>Taking out rows stops writers at most, also where what refers to them is counted first.</summary>
    [Theory]
    [InlineData("ROW EXCLUSIVE")]
    [InlineData("EXCLUSIVE")]
    public async Task Readers_do_not_stand_in_the_way_of_deletes(string mode)
    {
        var isCounted = mode is "EXCLUSIVE";
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE roles (name text PRIMARY KEY); CREATE TABLE members (role text REFERENCES roles ON DELETE CASCADE);", TestStep.DropTable("members"), TestStep.DropTable("roles"))
            .Add("002_seed", "INSERT INTO roles VALUES ('admin');", new TestStep("DeleteRows", "TABLE", "roles", "DELETE FROM public.roles WHERE name IN ('admin')")
            {
                Lock = mode,
                DestroysRows = isCounted,
                Hazard = isCounted ? "RowsGoAlong" : null,
                HazardQuery = isCounted ? "SELECT 1 FROM public.members r WHERE role IN ('admin')" : null,
            });
        await using var database = await migrations.DeployedAsync();
        await using var holder = await HoldAsync(database, "SELECT FROM roles");

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { LockTimeout = TimeSpan.FromMilliseconds(500), RetryTimeout = TimeSpan.Zero });

        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM roles"));
    }

    [Fact]
    public async Task Who_holds_the_lock_is_named()
    {
        var migrations = LockingTables(1);
        await using var database = await migrations.DeployedAsync();
        await using var holder = await HoldAsync(database, "SELECT FROM t0");

        var error = await Assert.ThrowsAsync<RollbackFailedException>(() =>
            migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { LockTimeout = TimeSpan.FromMilliseconds(100), RetryTimeout = TimeSpan.FromSeconds(1) }));

        Assert.Equal(ExitCodes.LockTimeout, error.ExitCode);
        Assert.Matches("table public.t0 could not be locked in time \\(ACCESS EXCLUSIVE\\): process [0-9]+ of role postgres, the holder, in a transaction since", error.PostgresMessage);
    }

    [Fact]
    public async Task All_locks_are_taken_first_and_in_one_order()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE a (); CREATE TABLE b (); CREATE TABLE c (id int PRIMARY KEY); CREATE TABLE d (c int REFERENCES c);", TestStep.RawSql("CREATE TABLE seen AS SELECT l.relation::regclass::text AS name FROM pg_locks AS l WHERE pid = pg_backend_pid() AND mode = 'AccessExclusiveLock' AND relation::regclass::text ~ '^[a-d]$'"), Locking("d"), Locking("b"), Locking("a"));
        await using var database = await migrations.DeployedAsync();

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        // c too: the foreign key of d has triggers on it.
        Assert.Equal("a b c d", await database.ScalarAsync<string>("SELECT string_agg(name, ' ' ORDER BY name) FROM seen"));
    }

    [Fact]
    public async Task A_deadlock_is_tried_again()
    {
        // The other one takes its locks in an order that is not ours, and in a step that says nothing of its lock.
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE a (); CREATE TABLE b ();", TestStep.RawSql("LOCK TABLE public.a"), TestStep.RawSql("SELECT pg_sleep(0.5)"), TestStep.RawSql("LOCK TABLE public.b"), TestStep.DropTable("a"), TestStep.DropTable("b"));
        await using var database = await migrations.DeployedAsync();
        var other = await HoldAsync(database, "SET LOCAL deadlock_timeout = '1min'; LOCK TABLE b");
        var run = migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { LockTimeout = TimeSpan.Zero });
        await Waiting.ForAsync(database, "SELECT count(*) > 0 FROM pg_locks WHERE relation = to_regclass('a') AND mode = 'AccessExclusiveLock' AND granted");
        await other.ExecuteAsync("LOCK TABLE a IN ACCESS SHARE MODE");
        await other.DisposeAsync();

        Assert.Single((await run).Migrations);
        Assert.Equal("", await database.TablesAsync());
    }

    /// <summary>Ten tables, each with readers, one behind long transactions: nobody waits for longer than a transaction may take.</summary>
    [Fact]
    public async Task No_reader_waits_for_longer_than_the_total()
    {
        var migrations = LockingTables(10);
        await using var database = await migrations.DeployedAsync();
        using var end = new CancellationTokenSource();
        var waits = new ConcurrentBag<TimeSpan>();
        var readers = Enumerable.Range(0, 10).Select(i => ReadAsync(database, $"t{i}", waits, end.Token)).ToArray();
        var held = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => HoldAsync(database, $"SELECT FROM t{i}")));
        var holders = held.Select((holder, i) => LetGoAsync(holder, TimeSpan.FromSeconds(1 + (i * 0.7)))).ToArray();

        var report = await migrations.Set.DownToNothing().RunAsync(
            database.DataSource,
            RowLoss.Refuse,
            new RollbackOptions { LockTimeout = TimeSpan.FromMilliseconds(500), TransactionTimeout = Total, RetryTimeout = TimeSpan.FromMinutes(2) });

        await end.CancelAsync();
        await Task.WhenAll([.. holders, .. readers]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{waits.Count} reads, the longest {waits.Max().TotalMilliseconds:0} ms of {Total.TotalMilliseconds:0} ms; the rollback took {report.Duration.TotalSeconds:0.0} s."));
        Assert.Equal(10, report.Migrations.Count);
        Assert.True(waits.Count > 100);
        Assert.InRange(waits.Max(), TimeSpan.Zero, Total);
    }

    [Fact]
    public async Task A_transaction_that_takes_too_long_is_taken_back()
    {
        var migrations = new TestMigrations().Add("001_t", "CREATE TABLE t ();", TestStep.DropTable("t"), TestStep.RawSql("SELECT pg_sleep(60)"));
        await using var database = await migrations.DeployedAsync();

        var error = await Assert.ThrowsAsync<TransactionTimeoutException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { TransactionTimeout = TimeSpan.FromMilliseconds(500) }));

        Assert.Equal(ExitCodes.LockTimeout, error.ExitCode);
        Assert.Equal("t", await database.TablesAsync());
    }

    [Fact]
    public async Task Of_sixteen_deployers_one_does_the_work_and_no_index_is_left_invalid()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("PGROLLBACK_ROUNDS"), CultureInfo.InvariantCulture, out var set) ? set : 3;
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int, n int); INSERT INTO t SELECT g, g FROM generate_series(1, 1000) AS g;", TestStep.DropTable("t"))
            .Add("002_x", "CREATE TABLE x ();", TestStep.DropTable("x"), TestStep.CreateIndexConcurrently("t", "id"))
            .Add("003_y", "DROP INDEX IF EXISTS t_id_idx; CREATE TABLE y ();", TestStep.CreateIndexConcurrently("t", "n"), TestStep.DropTable("y"));
        await using var database = await migrations.DeployedAsync();
        var options = new RollbackOptions { DeployerTimeout = TimeSpan.FromMinutes(5) };
        for (var round = 1; round <= rounds; round++)
        {
            var reports = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => migrations.Set.DownTo("001").RunAsync(database.DataSource, RowLoss.Refuse, options)));

            Assert.Equal(2, Assert.Single(reports, report => report.Migrations.Count > 0).Migrations.Count);
            Assert.Equal("2 0", await database.ScalarAsync<string>("SELECT count(*) FILTER (WHERE indisvalid) || ' ' || count(*) FILTER (WHERE NOT indisvalid) FROM pg_index WHERE indrelid = 't'::regclass"));
            Assert.Equal(round, (await AuditLog.ReadAsync(database.DataSource)).Count(record => record.Outcome == AuditOutcome.Done));
            await database.ExecuteAsync("DROP INDEX t_id_idx, t_n_idx");
            await migrations.DeployAsync(database);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds} rounds of 16 deployers, 0 failures."));
    }

    private static TestMigrations LockingTables(int count)
    {
        var migrations = new TestMigrations();
        for (var i = 0; i < count; i++)
        {
            migrations.Add(string.Create(CultureInfo.InvariantCulture, $"{i:000}_t{i}"), string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE IF NOT EXISTS t{i} (id int);"), new TestStep("DropColumn", "COLUMN", "c", string.Create(CultureInfo.InvariantCulture, $"ALTER TABLE public.t{i} DROP COLUMN IF EXISTS c")) { Table = string.Create(CultureInfo.InvariantCulture, $"t{i}"), Lock = "ACCESS EXCLUSIVE" });
        }

        return migrations;
    }

    private static TestStep Locking(string table) => TestStep.DropTable(table) with { Lock = "ACCESS EXCLUSIVE" };

    private static async Task<Holder> HoldAsync(TestDatabase database, string sql)
    {
        var holder = new Holder(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, ApplicationName = "the holder" }.ConnectionString);
        await holder.ExecuteAsync("BEGIN");
        await holder.ExecuteAsync(sql);
        return holder;
    }

    private static async Task LetGoAsync(Holder holder, TimeSpan after)
    {
        await Task.Delay(after);
        await holder.DisposeAsync();
    }

    private static async Task ReadAsync(TestDatabase database, string table, ConcurrentBag<TimeSpan> waits, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await using var connection = await database.DataSource.OpenConnectionAsync(CancellationToken.None);
            await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection) { CommandTimeout = 0 };
            var clock = Stopwatch.StartNew();
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            waits.Add(clock.Elapsed);
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private sealed class Holder(string connectionString) : IAsyncDisposable
    {
        private readonly NpgsqlConnection _connection = new(connectionString);

        public async Task ExecuteAsync(string sql)
        {
            if (_connection.State == System.Data.ConnectionState.Closed)
            {
                await _connection.OpenAsync();
            }

            await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync() => _connection.DisposeAsync();
    }
}
