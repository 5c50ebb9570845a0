using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Rehearsal;

public sealed class RehearsalTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task Everything_is_run_and_taken_back(int version)
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await migrations.DeployedAsync(version);
        await database.ExecuteAsync("INSERT INTO a SELECT generate_series(1, 50); ANALYZE a");
        var rows = await database.RowsAsync();

        var report = await migrations.Set.DownToNothing().RehearseAsync(database.DataSource, RowLoss.Park, Deadline);

        Assert.Equal(["003_c", "002_b", "001_a"], report.Steps.Select(static step => step.Migration));
        Assert.All(report.Steps, static step => Assert.NotNull(step.Duration));
        Assert.Contains(report.Locks, static item => item is { Relation: "a", Mode: "AccessExclusiveLock", EstimatedRows: 50 });
        Assert.Equal(rows, await database.RowsAsync());
        Assert.Equal("001_a applied, 002_b applied, 003_c applied", await database.HistoryAsync());
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regnamespace('pgrollback_archive') IS NULL"));
    }

    [Fact]
    public async Task What_takes_longer_than_the_deadline_is_taken_back()
    {
        var migrations = new TestMigrations().Add("001_slow", "CREATE TABLE t (id int)", TestStep.DropTable("t"), TestStep.RawSql("SELECT pg_sleep(60)"));
        await using var database = await migrations.DeployedAsync();

        await Assert.ThrowsAsync<TransactionTimeoutException>(() => migrations.Set.Last().RehearseAsync(database.DataSource, RowLoss.Refuse, TimeSpan.FromSeconds(1)));

        Assert.Equal("t", await database.TablesAsync());
    }

    [Fact]
    public async Task What_cannot_be_taken_back_is_not_rehearsed()
    {
        var migrations = new TestMigrations().Add("001_t", "CREATE TABLE t (id int)", TestStep.CreateIndexConcurrently("t", "id"));
        await using var database = await migrations.DeployedAsync();

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RehearseAsync(database.DataSource, RowLoss.Refuse, Deadline));

        Assert.Equal(RefusalKind.Unrehearsable, Assert.Single(error.Refusals).Kind);
    }
}
