using Npgsql;
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

    [Theory]
    [InlineData("flyway", "flyway_schema_history")]
    [InlineData("golang-migrate", "schema_migrations")]
    [InlineData("sqlx", "_sqlx_migrations")]
    [InlineData("node-pg-migrate", "pgmigrations")]
    public async Task It_keeps_out_of_the_way_of_a_tool_that_is_at_work(string word, string table)
    {
        var tool = Case(word);
        await using var database = await tool.DeployedAsync();
        var format = ToolFormats.Of(ToolHistory.Parse(word)!.Tool!.Value);
        var key = format.Locks(database.Name, new ToolTable("public", table, [])).First();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({key})", connection);
        await command.ExecuteNonQueryAsync();

        var error = await Assert.ThrowsAsync<RollbackFailedException>(() => tool.Migrations().Set.Last().RunAsync(database.DataSource, RowLoss.Drop, tool.Options with { RetryTimeout = TimeSpan.Zero }));

        Assert.Contains("is at work", error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.LockTimeout, error.ExitCode);
        Assert.Equal(tool.All, await tool.LeftAsync(database));
    }

    [Fact]
    public void Keys_of_locks_are_those_of_the_tools()
    {
        var table = new ToolTable("public", "flyway_schema_history", []);

        // sqlx's as published for these names; Java's hash of the quoted name, on top of the letters of Flyway's own.
        Assert.Equal([2771974297191923538], ToolFormats.Of(MigrationTool.Sqlx).Locks("zone", table));
        Assert.Equal([1283835657316171598], ToolFormats.Of(MigrationTool.Sqlx).Locks("zone_test", table));
        Assert.Equal([0x466C79776179 + JavaHash], ToolFormats.Of(MigrationTool.Flyway).Locks("any", table));
    }

    [Fact]
    public async Task Liquibase_holds_its_lock_in_a_table()
    {
        var tool = Case("liquibase");
        await using var database = await tool.DeployedAsync();
        await database.ExecuteAsync("UPDATE databasechangeloglock SET locked = true, lockedby = 'somebody', lockgranted = now()");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => tool.Migrations().Set.Last().RunAsync(database.DataSource, RowLoss.Drop, tool.Options));

        Assert.Contains("held by somebody", Assert.Single(error.Refusals).Message, StringComparison.Ordinal);
        Assert.StartsWith(tool.All, await tool.LeftAsync(database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_tool_does_meanwhile_is_noticed()
    {
        var tool = Case("dbmate");
        await using var database = await tool.DeployedAsync();
        var hook = new Meanwhile(() => database.ExecuteAsync(tool.AddUnknown));

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => tool.Migrations().Set.Last().RunAsync(database.DataSource, RowLoss.Drop, tool.Options with { Hooks = [hook] }));

        Assert.Contains("was changed since it was read", Assert.Single(error.Refusals).Message, StringComparison.Ordinal);
        Assert.Equal("a b c", await TablesAsync(database));
    }

    [Fact]
    public async Task A_single_version_cannot_tell_of_a_gap()
    {
        var tool = Case("golang-migrate");
        await using var database = await tool.DeployedAsync();
        var set = tool.Migrations().Set;
        var options = tool.Options with { AllowOutOfOrder = true };

        var middle = await Assert.ThrowsAsync<RunRefusedException>(() => set.Single(set[1]).RunAsync(database.DataSource, RowLoss.Drop, options));
        var alone = await Assert.ThrowsAsync<RunRefusedException>(() => ((DestructiveRollback)set[2]).RunAsync(database.DataSource, RowLoss.Drop, options));

        Assert.Equal((RefusalKind.OutOfOrder, tool.Stems[2]), (Assert.Single(middle.Refusals).Kind, middle.Refusals[0].Migration));
        Assert.Equal(RefusalKind.HistoryUnclear, Assert.Single(alone.Refusals).Kind);
        Assert.Equal(tool.All, await tool.LeftAsync(database));
    }

    [Fact]
    public async Task A_tool_with_a_row_for_each_can_tell_of_a_gap()
    {
        var tool = Case("flyway");
        await using var database = await tool.DeployedAsync();
        await database.ExecuteAsync("ALTER TABLE c DROP COLUMN b");
        var set = tool.Migrations().Set;

        await set.Single(set[1]).RunAsync(database.DataSource, RowLoss.Drop, tool.Options with { AllowOutOfOrder = true });

        Assert.Equal([MigrationState.Applied, MigrationState.Pending, MigrationState.Applied], (await set.GetStatusAsync(database.DataSource, tool.Options.ToolHistory!)).Select(status => status.State));
    }

    [Fact]
    public async Task Times_without_a_zone_are_no_target()
    {
        var flyway = Case("flyway");
        await using var database = await flyway.DeployedAsync();
        var error = await Assert.ThrowsAsync<RunRefusedException>(() => flyway.Migrations().Set.Since(DateTimeOffset.UnixEpoch).RunAsync(database.DataSource, RowLoss.Drop, flyway.Options));
        Assert.Contains("time zone", Assert.Single(error.Refusals).Message, StringComparison.Ordinal);

        var sqlx = Case("sqlx");
        await using var other = await sqlx.DeployedAsync();
        Assert.Equal(3, (await sqlx.Migrations().Set.Since(DateTimeOffset.UnixEpoch).RunAsync(other.DataSource, RowLoss.Drop, sqlx.Options)).Migrations.Count);
    }

    [Fact]
    public async Task A_script_that_was_changed_since_is_noticed_where_the_tool_keeps_its_text()
    {
        var tool = Case("grate");
        await using var database = await tool.DeployedAsync();
        await database.ExecuteAsync("UPDATE grate.\"ScriptsRun\" SET text_of_script = 'CREATE TABLE c (other int);' WHERE script_name = '0003_c.sql'");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => tool.Migrations().Set.Last().RunAsync(database.DataSource, RowLoss.Drop, tool.Options));

        Assert.Equal(RefusalKind.Changed, Assert.Single(error.Refusals).Kind);
    }

    [Fact]
    public async Task A_run_of_grate_that_failed_stands_in_the_way()
    {
        var tool = Case("grate");
        await using var database = await tool.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO grate.\"Version\" (version, status) VALUES ('1.1', 'Error'); INSERT INTO grate.\"ScriptsRunErrors\" (version, script_name) VALUES ('1.1', '0004_d.sql')");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => tool.Migrations().Set.Last().RunAsync(database.DataSource, RowLoss.Drop, tool.Options));

        Assert.Equal((RefusalKind.Unfinished, "0004_d"), (Assert.Single(error.Refusals).Kind, error.Refusals[0].Migration));
    }

    [Fact]
    public async Task Which_history_counts_must_be_clear()
    {
        var (dbmate, flyway) = (Case("dbmate"), Case("flyway"));
        await using var database = await dbmate.DeployedAsync();
        await database.ExecuteAsync(flyway.SetUp);
        var set = dbmate.Migrations().Set;
        var detected = new RollbackOptions { ToolHistory = ToolHistory.Detected };

        var several = await Assert.ThrowsAsync<RunRefusedException>(() => set.Last().RunAsync(database.DataSource, RowLoss.Drop, detected));
        Assert.Contains("flyway:public.flyway_schema_history or dbmate:public.schema_migrations", several.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Refused, several.ExitCode);

        await database.ExecuteAsync("CREATE SCHEMA other; CREATE TABLE other.schema_migrations (LIKE public.schema_migrations); DROP TABLE flyway_schema_history");
        await Assert.ThrowsAsync<RunRefusedException>(() => set.Last().RunAsync(database.DataSource, RowLoss.Drop, dbmate.Options));
        await set.Last().RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { ToolHistory = ToolHistory.Of(MigrationTool.Dbmate) with { Schema = "public" } });
        Assert.Equal(dbmate.Two, await dbmate.LeftAsync(database));

        var none = await Assert.ThrowsAsync<RunRefusedException>(() => set.Last().RunAsync(database.DataSource, RowLoss.Drop, flyway.Options));
        Assert.Contains("has no table flyway_schema_history", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_only_the_history_of_a_tool_it_is_named()
    {
        var tool = Case("goose");
        await using var database = await tool.DeployedAsync();
        var set = tool.Migrations().Set;

        foreach (var path in new[] { set.Last(), set.DownToNothing() })
        {
            var error = await Assert.ThrowsAsync<RunRefusedException>(() => path.RunAsync(database.DataSource, RowLoss.Drop));
            Assert.Contains("--history goose:public.goose_db_version", Assert.Single(error.Refusals).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_role_needs_the_right_to_delete_its_rows()
    {
        var tool = Case("dbmate");
        await using var database = await tool.DeployedAsync();
        await using var role = await TestRole.CreateAsync(database, "GRANT SELECT ON schema_migrations TO {0}; ALTER TABLE a OWNER TO {0}; ALTER TABLE b OWNER TO {0}; ALTER TABLE c OWNER TO {0}");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => tool.Migrations().Set.Last().RunAsync(role.DataSource, RowLoss.Drop, tool.Options));

        Assert.Equal(RefusalKind.MissingRights, Assert.Single(error.Refusals).Kind);
        Assert.Contains("DELETE", error.Message, StringComparison.Ordinal);
    }

    private const int JavaHash = 2125624436;

    /// <summary>Does something between the checks and the first statement.</summary>
    private sealed class Meanwhile(Func<Task> act) : RollbackHook
    {
        public override Task BeforeRunAsync(HookContext context, CancellationToken cancellationToken) => act();
    }

    private static ToolCase Case(string word) => ToolCases.All.Single(item => item.Word == word);

    /// <summary>Those of the migrations.</summary>
    private static async Task<string?> TablesAsync(TestDatabase database) =>
        await database.ScalarAsync<string>("SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public' AND length(tablename) = 1");
}
