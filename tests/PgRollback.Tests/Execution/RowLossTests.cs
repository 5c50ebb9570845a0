using PgRollback.Tests.Material;

namespace PgRollback.Tests.Execution;

public sealed class RowLossTests
{
    [Fact]
    public async Task Rows_of_a_table_are_refused_counted_and_kept()
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO a VALUES (1), (2); INSERT INTO b SELECT g, 1 FROM generate_series(1, 5000) AS g");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse));

        Assert.Equal(["002_b", "001_a"], error.Refusals.Select(refusal => refusal.Migration));
        Assert.All(error.Refusals, refusal => Assert.Equal(RefusalKind.RowsWouldBeLost, refusal.Kind));
        Assert.Contains("002_b: table public.b has more than 1000 rows, which would be destroyed (test.sql(1,1)).", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("--rows park or --rows drop.", error.Message, StringComparison.Ordinal);
        Assert.Contains("table public.a has 2 rows", error.Message, StringComparison.Ordinal);
        Assert.Equal(5000, await database.ScalarAsync<long>("SELECT count(*) FROM b"));
        Assert.Equal("a b c", await database.TablesAsync());
    }

    [Fact]
    public async Task Rows_may_go_where_the_caller_says_so_and_why()
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO a VALUES (1)");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop));
        Assert.Equal((RefusalKind.ReasonMissing, "001_a"), (Assert.Single(error.Refusals).Kind, error.Refusals[0].Migration));

        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { Reason = "a test" });
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task Values_of_a_column_count_and_nulls_do_not()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int);", TestStep.DropTable("t"))
            .Add("002_c", "ALTER TABLE t ADD COLUMN \"C o\" text;", TestStep.DropColumn("t", "C o"));
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO t VALUES (1, NULL), (2, 'x')");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse));
        Assert.Contains("column public.t.C o has 1 value,", error.Message, StringComparison.Ordinal);

        await database.ExecuteAsync("UPDATE t SET \"C o\" = NULL");
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
    }

    /// <summary>ON DELETE CASCADE takes rows along without a word, and they are other rows than those that parking keeps.</summary>
    [Theory]
    [InlineData(RowLoss.Refuse)]
    [InlineData(RowLoss.Park)]
    public async Task Rows_that_would_go_along_are_refused(RowLoss rows)
    {
        var migrations = Seeded();
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO members VALUES (1, 'admin'), (2, NULL)");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, rows));

        var refusal = Assert.Single(error.Refusals);
        Assert.Equal(RefusalKind.RowsInTheWay, refusal.Kind);
        Assert.Contains("rows of public.members refer to rows that are deleted: 1 (test.sql(1,1)). Take them away first", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM members"));

        await database.ExecuteAsync("DELETE FROM members WHERE role = 'admin'");
        await migrations.Set.Last().RunAsync(database.DataSource, rows);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM roles"));
    }

    [Fact]
    public async Task Rows_go_along_where_the_caller_lets_them()
    {
        var migrations = Seeded();
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO members VALUES (1, 'admin'), (2, NULL)");

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { Reason = "a test" });

        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM members"));
    }

    /// <summary>A later migration may have taken the other table away, which is there again when the step runs.</summary>
    [Fact]
    public async Task Rows_that_would_go_along_are_counted_when_their_table_is_back()
    {
        var migrations = Seeded().Add("003_gone", "DROP TABLE members;", new TestStep("CreateTable", "TABLE", "members", "CREATE TABLE public.members (id int, role text REFERENCES public.roles ON DELETE CASCADE)"));
        await using var database = await migrations.DeployedAsync();

        await migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM roles"));
        Assert.Equal("members roles", await database.TablesAsync());
    }

    private static TestMigrations Seeded() => new TestMigrations()
        .Add("001_t", "CREATE TABLE roles (name text PRIMARY KEY); CREATE TABLE members (id int, role text REFERENCES roles ON DELETE CASCADE);", TestStep.DropTable("members"), TestStep.DropTable("roles"))
        .Add("002_seed", "INSERT INTO roles VALUES ('admin');", new TestStep("DeleteRows", "TABLE", "roles", "DELETE FROM public.roles WHERE name IN ('admin')")
        {
            DestroysRows = true,
            Hazard = "RowsGoAlong",
            HazardMessage = "rows of public.members refer to rows that are deleted",
            HazardQuery = "SELECT 1 FROM public.members r WHERE EXISTS (SELECT 1 FROM public.roles t WHERE t.name = r.role AND name IN ('admin'))",
        });

    [Fact]
    public async Task Rows_that_an_earlier_step_of_the_path_deletes_are_none()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int);", TestStep.DropTable("t"))
            .Add("002_rows", "INSERT INTO t VALUES (1);", new TestStep("DeleteRow", "TABLE", "t", "DELETE FROM public.t WHERE id = 1"));
        await using var database = await migrations.DeployedAsync();

        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task Rows_that_only_the_run_itself_can_see_are_refused_there()
    {
        // The name that the check before the run would look at is another table's until the rename has run.
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int);", TestStep.DropTable("t"))
            .Add("002_rename", "ALTER TABLE t RENAME TO u;", new TestStep("RenameTable", "TABLE", "t", "ALTER TABLE public.u RENAME TO t"));
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO u VALUES (1)");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse));

        Assert.Contains("table public.t has 1 row,", error.Message, StringComparison.Ordinal);
        Assert.Equal("u", await database.TablesAsync());
        Assert.Equal("001_t applied, 002_rename applied", await database.HistoryAsync());
    }

    [Fact]
    public async Task A_table_that_the_path_itself_creates_has_no_rows_to_lose()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int);", TestStep.DropTable("t"))
            .Add("002_drop", "DROP TABLE t;", new TestStep("CreateTable", "TABLE", "t", "CREATE TABLE public.t (id int)"));
        await using var database = await migrations.DeployedAsync();

        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task What_cannot_be_counted_is_refused()
    {
        var migrations = new TestMigrations().Add("001_x", "SELECT 1;", TestStep.RawSql("SELECT 2") with { DestroysRows = true });
        await using var database = await migrations.DeployedAsync();

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse));
        Assert.Contains("cannot be counted", error.Message, StringComparison.Ordinal);

        Assert.Single((await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop)).Migrations);
    }
}
