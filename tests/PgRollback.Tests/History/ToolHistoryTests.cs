using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.History;

/// <summary>The histories of other tools, each in its documented form.</summary>
public sealed class ToolHistoryTests
{
    public static TheoryData<string> Words
    {
        get
        {
            var words = new TheoryData<string>();
            foreach (var item in ToolCases.All)
            {
                words.Add(item.Word);
            }

            return words;
        }
    }

    public static TheoryData<string, int> WordsOnServers
    {
        get
        {
            var words = new TheoryData<string, int>();
            foreach (var item in ToolCases.All)
            {
                foreach (var major in ServerVersions.Available)
                {
                    words.Add(item.Word, major);
                }
            }

            return words;
        }
    }

    [Fact]
    public void Every_tool_has_a_case() =>
        Assert.Equal(Enum.GetValues<MigrationTool>(), ToolCases.All.Select(item => ToolHistory.Parse(item.Word)!.Tool!.Value).Order());

    [Theory]
    [MemberData(nameof(WordsOnServers))]
    public async Task A_rollback_puts_the_table_right(string word, int major)
    {
        var tool = Case(word);
        await using var database = await tool.DeployedAsync(major);
        var set = tool.Migrations().Set;
        Assert.Equal(tool.All, await tool.LeftAsync(database));

        var report = await set.Last().RunAsync(database.DataSource, RowLoss.Drop, tool.Options);

        Assert.Equal(tool.Stems[2], Assert.Single(report.Migrations).Rollback.Stem);
        Assert.NotNull(report.Migrations[0].Duration);
        Assert.Equal("a b", await TablesAsync(database));
        Assert.Equal(tool.Two, await tool.LeftAsync(database));
        Assert.Equal([MigrationState.Applied, MigrationState.Applied, MigrationState.Pending], (await set.GetStatusAsync(database.DataSource, tool.Options.ToolHistory!)).Select(status => status.State));

        await set.DownTo(set[0]).RunAsync(database.DataSource, RowLoss.Drop, tool.Options);
        Assert.Equal(tool.One, await tool.LeftAsync(database));

        await set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, tool.Options);
        Assert.Equal(tool.None, await tool.LeftAsync(database));
        Assert.Empty((await set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, tool.Options)).Migrations);

        // The record of the runs is kept as ever, and nothing else of ours.
        Assert.Equal(3, (await AuditLog.ReadAsync(database.DataSource)).Count);
        Assert.Equal("history_audit", await database.ScalarAsync<string>("SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'pgrollback'"));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task It_is_detected(string word)
    {
        var tool = Case(word);
        await using var database = await tool.DeployedAsync();

        var found = Assert.Single(await ToolHistory.FindAsync(database.DataSource));
        Assert.Equal(ToolHistory.Parse(word)!.Tool, found.Tool);
        Assert.Equal(found, ToolHistory.Parse(found.ToString()));

        await tool.Migrations().Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { ToolHistory = ToolHistory.Detected });
        Assert.Equal(tool.None, await tool.LeftAsync(database));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task A_migration_that_the_tool_says_has_failed_stands_in_the_way(string word)
    {
        var tool = Case(word);
        if (tool.Fail is null)
        {
            return;
        }

        await using var database = await tool.DeployedAsync();
        await database.ExecuteAsync(tool.Fail);
        var left = await tool.LeftAsync(database);
        var set = tool.Migrations().Set;

        foreach (var path in new[] { set.Last(), set.DownToNothing(), set.Single(set[0]) })
        {
            var error = await Assert.ThrowsAsync<RunRefusedException>(() => path.RunAsync(database.DataSource, RowLoss.Drop, tool.Options));
            Assert.Contains(error.Refusals, refusal => refusal is { Kind: RefusalKind.Unfinished } && refusal.Migration == tool.Stems[2] && refusal.Message.Contains("did not end", StringComparison.Ordinal));
        }

        Assert.Equal(left, await tool.LeftAsync(database));
        Assert.Equal(MigrationState.Applying, (await set.GetStatusAsync(database.DataSource, tool.Options.ToolHistory!))[2].State);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task A_later_migration_that_the_program_does_not_know_stands_in_the_way(string word)
    {
        var tool = Case(word);
        await using var database = await tool.DeployedAsync();
        await database.ExecuteAsync(tool.AddUnknown);

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => tool.Migrations().Set.Last().RunAsync(database.DataSource, RowLoss.Drop, tool.Options));

        Assert.Equal(RefusalKind.Unknown, Assert.Single(error.Refusals).Kind);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task What_fails_leaves_the_table_as_it_was(string word)
    {
        var tool = Case(word);
        await using var database = await tool.DeployedAsync();
        await database.ExecuteAsync("CREATE VIEW stranger AS SELECT FROM b");

        await Assert.ThrowsAsync<RollbackFailedException>(() => tool.Migrations().Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, tool.Options with { Preflight = false }));

        Assert.Equal(tool.All, await tool.LeftAsync(database));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task A_rollback_outside_of_transactions_is_resumed(string word)
    {
        var tool = Case(word);
        var migrations = new TestMigrations()
            .Add(tool.Stems[0], "CREATE TABLE a ();", TestStep.DropTable("a"))
            .Add(tool.Stems[1], "CREATE TABLE b ();", TestStep.DropTable("b"))
            .Add(tool.Stems[2], "CREATE TABLE c ();", TestStep.DropTable("c"), TestStep.CreateIndexConcurrently("b", "a"), TestStep.RawSql("SELECT 1 / count(*) FROM public.bomb"));
        await using var database = await tool.DeployedAsync();
        await database.ExecuteAsync("CREATE TABLE bomb ()");
        var set = migrations.Set;

        var error = await Assert.ThrowsAsync<RollbackFailedException>(() => set.Last().RunAsync(database.DataSource, RowLoss.Drop, tool.Options));
        Assert.Equal("22012", error.SqlState);
        var status = await set.GetStatusAsync(database.DataSource, tool.Options.ToolHistory!);
        Assert.Equal([MigrationState.Applied, MigrationState.Applied, MigrationState.RollingBack], status.Select(item => item.State));
        Assert.Equal(2, status[2].Entry!.StepsDone);
        var elsewhere = await Assert.ThrowsAsync<RunRefusedException>(() => set.Single(set[1]).RunAsync(database.DataSource, RowLoss.Drop, tool.Options));
        Assert.Contains(elsewhere.Refusals, refusal => refusal.Kind == RefusalKind.Unfinished && refusal.Migration == tool.Stems[2]);

        await database.ExecuteAsync("INSERT INTO bomb DEFAULT VALUES");
        var report = await set.Last().RunAsync(database.DataSource, RowLoss.Drop, tool.Options);

        Assert.Equal(1, Assert.Single(report.Migrations).StepsRun);
        Assert.Equal(tool.Two, await tool.LeftAsync(database));
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM pgrollback.history_progress"));
        Assert.Equal([MigrationState.Applied, MigrationState.Applied, MigrationState.Pending], (await set.GetStatusAsync(database.DataSource, tool.Options.ToolHistory!)).Select(item => item.State));
    }

    private static ToolCase Case(string word) => ToolCases.All.Single(item => item.Word == word);

    /// <summary>Those of the migrations.</summary>
    private static async Task<string?> TablesAsync(TestDatabase database) =>
        await database.ScalarAsync<string>("SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public' AND length(tablename) = 1");
}
