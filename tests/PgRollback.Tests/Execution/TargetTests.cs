using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Execution;

public sealed class TargetTests
{
    private readonly TestMigrations _migrations = TestMigrations.ThreeTables();

    [Fact]
    public async Task What_came_since_a_moment_goes()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("UPDATE pgrollback.history SET applied_at = '2025-01-01 12:00+00' WHERE stem = '001_a'");

        Assert.Empty((await _migrations.Set.Since(DateTimeOffset.UtcNow.AddDays(1)).RunAsync(database.DataSource, RowLoss.Refuse)).Migrations);
        var report = await _migrations.Set.Since(new DateTimeOffset(2025, 1, 1, 12, 0, 1, TimeSpan.Zero)).RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal(["003_c", "002_b"], report.Migrations.Select(migration => migration.Rollback.Stem));
        Assert.Equal("a", await database.TablesAsync());
    }

    [Fact]
    public async Task Without_a_history_nobody_knows_since_when()
    {
        await using var database = await _migrations.DeployedAsync();

        await Assert.ThrowsAsync<RunRefusedException>(() => _migrations.Set.Since(DateTimeOffset.UtcNow).RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { History = null }));
        Assert.Equal("a b c", await database.TablesAsync());
    }

    [Fact]
    public async Task A_way_back_that_nobody_vouches_for_refuses_the_whole_path()
    {
        var migrations = TestMigrations.ThreeTables().Add("004_d", "SELECT 1;", static plan => plan.Record("proof", "none").Steps(TestStep.RawSql("SELECT 2")));
        await using var database = await migrations.DeployedAsync();

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse));

        Assert.Equal((RefusalKind.Unproved, "004_d"), (Assert.Single(error.Refusals).Kind, error.Refusals[0].Migration));
        Assert.Equal("a b c", await database.TablesAsync());
        Assert.Equal(4, (await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { AllowUnproved = true })).Migrations.Count);
    }

    [Fact]
    public async Task Without_a_history_the_caller_vouches_and_everything_is_one_run()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int);", TestStep.DropTable("t"))
            .Add("002_i", "CREATE TABLE x ();", TestStep.CreateIndexConcurrently("t", "id"), TestStep.DropTable("x"));
        await using var database = await migrations.DeployedAsync();

        var report = await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { History = null });

        Assert.Equal([2, 1], report.Migrations.Select(migration => migration.StepsRun));
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task Rows_before_tables_where_keys_are_deferred()
    {
        var migrations = new TestMigrations().Add(
            "001_t",
            "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, p int REFERENCES p DEFERRABLE INITIALLY DEFERRED, c int);",
            new TestStep("InsertRow", "TABLE", "t", "INSERT INTO public.t VALUES (1, 7)"),
            new TestStep("InsertRow", "TABLE", "p", "INSERT INTO public.p VALUES (7)"),
            TestStep.DropColumn("t", "c"),
            new TestStep("InsertRow", "TABLE", "t", "INSERT INTO public.t VALUES (2, 8)"),
            TestStep.RawSql("INSERT INTO public.p VALUES (8)"),
            TestStep.RawSql("ALTER TABLE public.t ADD COLUMN d int"));
        await using var database = await migrations.DeployedAsync();

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal("1 7,2 8", await database.ScalarAsync<string>("SELECT string_agg(id || ' ' || p, ',' ORDER BY id) FROM t WHERE d IS NULL"));
    }

    [Fact]
    public async Task A_step_of_which_nobody_can_tell_whether_it_was_done_is_asked_for()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int);", TestStep.RawSql("VACUUM public.t") with { OutsideTransaction = true }, TestStep.DropTable("t"));
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync($"UPDATE pgrollback.history SET state = 'rolling back', steps_done = 0, plan_hash = '{migrations.Set[0].Plan.Hash}'");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse));
        Assert.Equal(ExitCodes.Unfinished, error.ExitCode);
        Assert.Contains("--interrupted-step", error.Message, StringComparison.Ordinal);

        var report = await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { InterruptedStep = InterruptedStep.Done });
        Assert.Equal(1, Assert.Single(report.Migrations).StepsRun);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task What_running_applications_will_notice_is_said()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int, c int);", TestStep.DropColumn("t", "c"))
            .Add("002_e", "CREATE TYPE e AS ENUM ('a'); ALTER TYPE e RENAME TO g;", new TestStep("RenameType", "TYPE", "g", "ALTER TYPE public.g RENAME TO e"), new TestStep("DropType", "TYPE", "e", "DROP TYPE public.e"))
            .Add("003_d", "CREATE TYPE d AS ENUM ('a');", new TestStep("DropType", "TYPE", "d", "DROP TYPE public.d"))
            .Add("004_f", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", new TestStep("DropFunction", "FUNCTION", "f", "DROP FUNCTION public.f()"));
        await using var database = await migrations.DeployedAsync();

        Assert.Empty((await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse)).Notices);
        Assert.Empty((await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse)).Notices);
        Assert.Contains("ReloadTypes", Assert.Single((await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse)).Notices), StringComparison.Ordinal);
        Assert.Contains("0A000", Assert.Single((await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse)).Notices), StringComparison.Ordinal);
    }
}
