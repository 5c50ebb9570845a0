using System.Diagnostics;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Execution;

public sealed class DeployerLockTests
{
    private readonly TestMigrations _migrations = new TestMigrations()
        .Add("001_a", "CREATE TABLE a (); SELECT pg_sleep(1);", TestStep.DropTable("a"))
        .Add("002_b", "CREATE TABLE b ();", TestStep.DropTable("b"));

    [Fact]
    public async Task Of_two_deployers_at_once_one_does_the_work_and_the_other_finds_it_done()
    {
        await using var database = await TestDatabase.CreateAsync();

        var reports = await Task.WhenAll(_migrations.DeployAsync(database), _migrations.DeployAsync(database));

        Assert.Equal([0, 2], reports.Select(report => report.Migrations.Count).Order());
        Assert.Equal("001_a applied, 002_b applied", await database.HistoryAsync());
    }

    [Fact]
    public async Task Who_waits_too_long_leaves_and_says_who_was_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = _migrations.DeployAsync(database);
        await Task.Delay(300);

        var clock = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<DeployerLockException>(() => _migrations.DeployAsync(database, new DeploymentOptions { DeployerTimeout = TimeSpan.FromMilliseconds(200) }));

        Assert.Equal(ExitCodes.LockTimeout, error.ExitCode);
        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));
        Assert.Matches("process [0-9]+ of role [a-z]+", error.Message);
        Assert.Equal(2, (await first).Migrations.Count);
    }

    [Fact]
    public async Task Many_rollbacks_at_once_do_the_work_once()
    {
        await using var database = await _migrations.DeployedAsync();

        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse)));

        Assert.Equal(2, reports.Sum(report => report.Migrations.Count));
        Assert.Single(reports, report => report.Migrations.Count == 2);
    }

    [Fact]
    public async Task Waiting_deployers_do_not_block_an_index_that_is_built_concurrently()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int); INSERT INTO t SELECT generate_series(1, 100000);", TestStep.DropTable("t"))
            .Add("002_x", "SELECT 1;", TestStep.CreateIndexConcurrently("t", "id"));
        await using var database = await migrations.DeployedAsync();

        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => migrations.Set.DownTo("001").RunAsync(database.DataSource, RowLoss.Refuse)));

        Assert.Single(reports, report => report.Migrations.Count == 1);
        Assert.True(await database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 't_id_idx'::regclass"));
    }

    [Fact]
    public void Each_database_and_history_table_has_a_lock_of_its_own()
    {
        Assert.Equal(DeployerLock.Key("db", history: null), DeployerLock.Key("db", HistoryTable.Default));
        Assert.Equal(3, new[] { DeployerLock.Key("db", null), DeployerLock.Key("other", null), DeployerLock.Key("db", new HistoryTable("public", "h")) }.Distinct().Count());
    }
}
