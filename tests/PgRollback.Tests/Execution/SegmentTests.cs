using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Execution;

/// <summary>Steps that PostgreSQL refuses inside a transaction.</summary>
public sealed class SegmentTests
{
    /// <summary>Rolling 002 back drops table x, creates an index concurrently, and drops table y.</summary>
    private readonly TestMigrations _migrations = new TestMigrations()
        .Add("001_t", "CREATE TABLE t (id int);", TestStep.DropTable("t"))
        .Add("002_x", "CREATE TABLE x (); CREATE TABLE y ();", TestStep.DropTable("x"), TestStep.CreateIndexConcurrently("t", "id"), TestStep.DropTable("y"));

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task They_run_between_transactions(int major)
    {
        await using var database = await _migrations.DeployedAsync(major);

        var report = await _migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal([3, 1], report.Migrations.Select(migration => migration.StepsRun));
        Assert.Equal("", await database.TablesAsync());
        Assert.Equal("001_t rolled back, 002_x rolled back", await database.HistoryAsync());
    }

    [Fact]
    public async Task A_run_that_fails_after_one_is_resumed_by_the_next()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("CREATE VIEW stranger AS SELECT FROM y");

        var error = await Assert.ThrowsAsync<RollbackFailedException>(() => _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop));

        Assert.Equal("y", error.Step!.Name);
        Assert.Equal("t y", await database.TablesAsync());
        Assert.Equal("001_t applied, 002_x rolling back", await database.HistoryAsync());

        await database.ExecuteAsync("DROP VIEW stranger");
        var report = await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop);

        Assert.Equal(1, Assert.Single(report.Migrations).StepsRun);
        Assert.Equal("t", await database.TablesAsync());
        Assert.True(await IndexIsValidAsync(database));
        Assert.Equal("001_t applied, 002_x rolled back", await database.HistoryAsync());
    }

    [Fact]
    public async Task An_invalid_index_is_removed_at_once_or_by_the_next_run()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int);", TestStep.DropTable("t"))
            .Add("002_x", "CREATE TABLE x ();", TestStep.DropTable("x"), TestStep.CreateIndexConcurrently("t", "id") with { Sql = "CREATE UNIQUE INDEX CONCURRENTLY t_id_idx ON public.t (id)" });
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO t VALUES (1), (1)");

        var error = await Assert.ThrowsAsync<RollbackFailedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop));
        Assert.Equal("23505", error.SqlState);
        Assert.Null(await IndexIsValidAsync(database));

        // Had it died before it could remove the index, the next run would find it.
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.ExecuteAsync("CREATE UNIQUE INDEX CONCURRENTLY t_id_idx ON t (id)"));
        Assert.False(await IndexIsValidAsync(database));
        await database.ExecuteAsync("DELETE FROM t");
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop);

        Assert.True(await IndexIsValidAsync(database));
        Assert.Equal("001_t applied, 002_x rolled back", await database.HistoryAsync());
    }

    [Fact]
    public async Task An_unfinished_rollback_stands_in_the_way_of_everything_else()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("CREATE VIEW stranger AS SELECT FROM y");
        await Assert.ThrowsAsync<RollbackFailedException>(() => _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop));

        var deploy = await Assert.ThrowsAsync<RunRefusedException>(() => _migrations.DeployAsync(database));
        var single = await Assert.ThrowsAsync<RunRefusedException>(() =>
            _migrations.Set.Single(_migrations.Set[0]).RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { AllowOutOfOrder = true }));
        var anotherPlan = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int);", TestStep.DropTable("t"))
            .Add("002_x", "CREATE TABLE x (); CREATE TABLE y ();", TestStep.DropTable("y"));
        var resumed = await Assert.ThrowsAsync<RunRefusedException>(() => anotherPlan.Set.Last().RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { UseStash = false }));

        foreach (var error in new[] { deploy, single, resumed })
        {
            Assert.Equal((RefusalKind.Unfinished, "002_x"), (Assert.Single(error.Refusals).Kind, error.Refusals[0].Migration));
        }
    }

    [Fact]
    public async Task A_run_that_is_killed_between_the_step_and_its_record_is_resumed()
    {
        await using var database = await _migrations.DeployedAsync();

        // What the history has when the index is built and nothing after it was committed.
        await database.ExecuteAsync($"DROP TABLE x; UPDATE pgrollback.history SET state = 'rolling back', steps_done = 1, plan_hash = '{_migrations.Set[1].Plan.Hash}' WHERE stem = '002_x'");
        await database.ExecuteAsync("CREATE INDEX t_id_idx ON t (id)");

        var report = await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop);

        Assert.Equal(1, Assert.Single(report.Migrations).StepsRun);
        Assert.Equal("t", await database.TablesAsync());
        Assert.Equal("001_t applied, 002_x rolled back", await database.HistoryAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Wherever_the_server_kills_the_run_the_next_one_ends_in_the_same_state(int place)
    {
        static TestStep Bomb(int place) => TestStep.RawSql(FormattableString.Invariant($"SELECT pg_terminate_backend(pg_backend_pid()) FROM public.bomb WHERE place = {place}"));
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int);", Bomb(5), TestStep.DropTable("t"))
            .Add("002_i", "SELECT 1;", Bomb(3), TestStep.CreateIndexConcurrently("t", "id"), Bomb(4))
            .Add("003_x", "CREATE TABLE x (); CREATE TABLE y ();", Bomb(1), TestStep.DropTable("x"), Bomb(2), TestStep.DropTable("y"));
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync(FormattableString.Invariant($"CREATE TABLE bomb (place int); INSERT INTO bomb VALUES ({place})"));

        await Assert.ThrowsAsync<ConnectionFailedException>(() => migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop));

        // Before the index everything is one transaction; what comes after it is another.
        Assert.Equal(place <= 3 ? "bomb t x y" : "bomb t", await database.TablesAsync());
        Assert.Equal(place <= 3 ? "001_t applied, 002_i applied, 003_x applied" : "001_t applied, 002_i rolling back, 003_x rolled back", await database.HistoryAsync());

        await database.ExecuteAsync("DELETE FROM bomb");
        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop);
        Assert.Equal("bomb", await database.TablesAsync());
        Assert.Equal("001_t rolled back, 002_i rolled back, 003_x rolled back", await database.HistoryAsync());
    }

    private static async Task<bool?> IndexIsValidAsync(TestDatabase database) =>
        await database.ScalarAsync<bool?>("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('t_id_idx')");
}
