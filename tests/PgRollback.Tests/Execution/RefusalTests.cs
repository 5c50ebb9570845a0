using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Execution;

/// <summary>Each refusal changes nothing: the helper checks that.</summary>
public sealed class RefusalTests
{
    private readonly TestMigrations _migrations = TestMigrations.ThreeTables();

    [Fact]
    public async Task A_file_that_was_changed_after_it_was_applied_refuses_the_whole_path()
    {
        await using var database = await _migrations.DeployedAsync();
        var changed = new TestMigrations()
            .Add("001_a", "CREATE TABLE a (id int PRIMARY KEY);", TestStep.DropTable("a"))
            .Add("002_b", "CREATE TABLE b (id bigint PRIMARY KEY);", TestStep.DropTable("b"))
            .Add("003_c", "CREATE TABLE c (id int PRIMARY KEY, b int REFERENCES b);", TestStep.DropTable("c"));

        var refusal = Assert.Single(await RefusedAsync(database, changed.Set.DownToNothing()));

        Assert.Equal((RefusalKind.Changed, "002_b"), (refusal.Kind, refusal.Migration));
        Assert.Contains(_migrations.Set[1].Checksum, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(changed.Set[1].Checksum, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_irreversible_migration_anywhere_refuses_the_whole_path()
    {
        var migrations = new TestMigrations()
            .AddIrreversible("001_x", "CREATE TABLE x ();", "the rows went to the archive")
            .Add("002_y", "CREATE TABLE y ();", TestStep.DropTable("y"));
        await using var database = await migrations.DeployedAsync();

        var refusal = Assert.Single(await RefusedAsync(database, migrations.Set.DownToNothing()));

        Assert.Equal((RefusalKind.Irreversible, "001_x"), (refusal.Kind, refusal.Migration));
        Assert.Contains("the rows went to the archive", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_rolled_back_where_nothing_was_deployed()
    {
        await using var database = await TestDatabase.CreateAsync();

        Assert.Equal(RefusalKind.NotApplied, Assert.Single(await RefusedAsync(database, _migrations.Set.Last())).Kind);
        Assert.Equal(RefusalKind.NotApplied, Assert.Single(await RefusedAsync(database, _migrations.Set.Single(_migrations.Set[0]))).Kind);
        Assert.Equal(RefusalKind.NotApplied, Assert.Single(await RefusedAsync(database, _migrations.Set.DownTo("001"))).Kind);
        Assert.False(await database.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'pgrollback')"));
    }

    [Fact]
    public async Task Fewer_than_asked_for_is_refused()
    {
        await using var database = await _migrations.DeployedAsync();

        Assert.Equal(RefusalKind.NotApplied, Assert.Single(await RefusedAsync(database, _migrations.Set.Last(4))).Kind);
    }

    [Fact]
    public async Task A_migration_under_a_later_one_is_refused_unless_out_of_order_is_allowed()
    {
        var migrations = new TestMigrations()
            .Add("001_x", "CREATE TABLE x ();", TestStep.DropTable("x"))
            .Add("002_y", "CREATE TABLE y ();", TestStep.DropTable("y"));
        await using var database = await migrations.DeployedAsync();
        var first = migrations.Set.Single(migrations.Set[0]);

        Assert.Equal(RefusalKind.OutOfOrder, Assert.Single(await RefusedAsync(database, first)).Kind);
        Assert.Equal(RefusalKind.Unknown, Assert.Single(await RefusedAsync(database, new RollbackSet(migrations.Set[0]).Last())).Kind);

        await first.RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { AllowOutOfOrder = true });
        Assert.Equal("y", await database.TablesAsync());
    }

    [Fact]
    public async Task A_later_migration_that_this_program_does_not_know_is_refused()
    {
        await using var database = await _migrations.DeployedAsync();
        var older = new RollbackSet(_migrations.Set[0], _migrations.Set[1]);

        var refusal = Assert.Single(await RefusedAsync(database, older.DownTo("001")));

        Assert.Equal((RefusalKind.Unknown, "003_c"), (refusal.Kind, refusal.Migration));
    }

    [Fact]
    public async Task A_plan_for_other_servers_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var migrations = new TestMigrations()
            .Add("001_old", "SELECT 1;", plan => plan.Record("server-min", "9").Record("server-max", "14"))
            .Add("002_new", "SELECT 1;", plan => plan.Record("server-min", "99").Record("server-max", "100"));
        await migrations.DeployAsync(database);

        Assert.Equal([RefusalKind.ServerVersion, RefusalKind.ServerVersion], (await RefusedAsync(database, migrations.Set.Last(2))).Select(refusal => refusal.Kind));
        Assert.Equal("002_new", Assert.Single(await RefusedAsync(database, migrations.Set.Last(2), new RollbackOptions { AllowNewerServer = true })).Migration);
    }

    [Fact]
    public async Task Multiplexed_connections_are_refused()
    {
        await using var database = await _migrations.DeployedAsync();
        await using var multiplexed = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Multiplexing = true });

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => _migrations.Set.Last().RunAsync(multiplexed, RowLoss.Drop));

        Assert.Equal(RefusalKind.ConnectionMode, Assert.Single(error.Refusals).Kind);
    }

    private static async Task<IReadOnlyList<Refusal>> RefusedAsync(TestDatabase database, RollbackPath path, RollbackOptions? options = null)
    {
        // What the stash would help with has tests of its own.
        options = (options ?? new RollbackOptions()) with { UseStash = false };
        var before = await database.TablesAsync();
        var error = await Assert.ThrowsAsync<RunRefusedException>(() => path.RunAsync(database.DataSource, RowLoss.Drop, options));
        await Assert.ThrowsAsync<RunRefusedException>(() => path.DryRunAsync(database.DataSource, RowLoss.Drop, options));
        Assert.Equal(ExitCodes.Refused, error.ExitCode);
        Assert.Equal(before, await database.TablesAsync());
        Assert.All(error.Refusals, refusal => Assert.Contains(refusal.ToString(), error.Message, StringComparison.Ordinal));
        return error.Refusals;
    }
}
