using System.Text.Json;
using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Hooks;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.CommandLine;

public sealed class RollbackCommandLineTests
{
    private readonly TestMigrations _migrations = TestMigrations.ThreeTables();

    [Fact]
    public async Task A_whole_life_through_the_command_line()
    {
        await using var database = await TestDatabase.CreateAsync();

        Assert.Contains("0 migrations applied, 3 pending.", (await RunAsync(database, "status")).Output, StringComparison.Ordinal);
        var deploy = await RunAsync(database, "deploy", "--to", "002");
        Assert.Contains("2 migrations applied in ", deploy.Output, StringComparison.Ordinal);
        Assert.Contains("[1/2] 001_a applied", deploy.Error, StringComparison.Ordinal);
        Assert.Contains("003_c\n1 migration would be applied.", (await RunAsync(database, "deploy", "--dry-run")).Output, StringComparison.Ordinal);
        await RunAsync(database, "deploy");
        Assert.Contains("3 migrations applied, 0 pending.", (await RunAsync(database, "status")).Output, StringComparison.Ordinal);

        var one = await RunAsync(database, "rollback", "--yes", "--reason", "a test");
        Assert.Contains("1 migration rolled back in ", one.Output, StringComparison.Ordinal);
        Assert.Contains("[1/1] 003_c rolled back", one.Error, StringComparison.Ordinal);
        Assert.Equal("a test", await database.ScalarAsync<string>("SELECT rollback_reason FROM pgrollback.history WHERE state = 'rolled back'"));
        await RunAsync(database, "rollback", "--to", "001", "-y");
        Assert.Equal("a", await database.TablesAsync());
        await RunAsync(database, "rollback", "--all", "-y");
        Assert.Equal("", await database.TablesAsync());
        Assert.Contains("Nothing to roll back.", (await RunAsync(database, "rollback", "--all", "-y")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_that_is_no_terminal_is_plain()
    {
        await using var database = await _migrations.DeployedAsync();
        foreach (var arguments in new[] { "status", "list", "plan", "plan 001 --sql", "rollback --all --dry-run", "rollback --count 9 -y", "deploy", "rollback --all -y" })
        {
            var (_, output, error) = await RunUncheckedAsync(database, arguments.Split(' '));

            Assert.DoesNotContain('\u001b', output + error);
            Assert.All(output + error, c => Assert.True(c is < (char)127 or '…', $"{arguments}: U+{(int)c:X4}"));
        }
    }

    [Fact]
    public async Task A_plan_shows_each_step_with_its_source()
    {
        var (code, output, _) = await RunUncheckedAsync(database: null, "plan", "002_b");

        Assert.Equal(0, code);
        Assert.Matches(@"1 +DropTable +table public\.b +test\.sql\(1,1\) +destroys rows", output);
        Assert.Equal("-- DropTable table public.b (test.sql(1,1))\nDROP TABLE public.\"b\";\n", (await RunUncheckedAsync(database: null, "plan", "002_b", "--sql")).Output);
    }

    [Fact]
    public async Task Json_can_be_read_by_programs()
    {
        await using var database = await TestDatabase.CreateAsync();

        using var deployed = JsonDocument.Parse((await RunAsync(database, "deploy", "--json")).Output);
        Assert.Equal(3, deployed.RootElement.GetProperty("migrations").GetArrayLength());
        using var status = JsonDocument.Parse((await RunAsync(database, "status", "--json")).Output);
        Assert.Equal("applied", status.RootElement[2].GetProperty("state").GetString());
        using var list = JsonDocument.Parse((await RunAsync(database, "list", "--json")).Output);
        Assert.Equal("003_c", list.RootElement[2].GetProperty("migration").GetString());
        using var plan = JsonDocument.Parse((await RunAsync(database, "plan", "003", "--json")).Output);
        Assert.Equal("DROP TABLE public.\"c\"", plan.RootElement.GetProperty("steps")[0].GetProperty("sql").GetString());
        using var rollback = JsonDocument.Parse((await RunAsync(database, "rollback", "-y", "--json")).Output);
        Assert.Equal("003_c", rollback.RootElement.GetProperty("migrations")[0].GetProperty("migration").GetString());
    }

    [Fact]
    public async Task A_dry_run_prints_sql_and_changes_nothing()
    {
        await using var database = await _migrations.DeployedAsync();

        var (output, _, _) = await RunAsync(database, "rollback", "--all", "--dry-run");

        Assert.Contains("BEGIN;", output, StringComparison.Ordinal);
        Assert.Contains("DROP TABLE public.\"a\";", output, StringComparison.Ordinal);
        Assert.Equal("a b c", await database.TablesAsync());
    }

    [Fact]
    public async Task A_rehearsal_says_what_it_did_and_changes_nothing()
    {
        await using var database = await _migrations.DeployedAsync();

        var (output, error, _) = await RunAsync(database, "rollback", "--count", "1", "--rehearse", "10");
        using var json = JsonDocument.Parse((await RunAsync(database, "rollback", "--all", "--rehearse", "10", "--json")).Output);

        Assert.Contains("takes the locks of the real run", error, StringComparison.Ordinal);
        Assert.Matches("003_c +DropTable table public\\.c", output);
        Assert.Matches("c +AccessExclusiveLock", output);
        Assert.Equal(3, json.RootElement.GetProperty("steps").GetArrayLength());
        Assert.Equal("AccessExclusiveLock", json.RootElement.GetProperty("locks")[0].GetProperty("mode").GetString());
        Assert.Equal("a b c", await database.TablesAsync());
    }

    [Fact]
    public async Task A_program_with_nothing_compiled_rolls_back_what_is_stashed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await RunAsync(database, "deploy", "--no-stash");

        Assert.Contains("not in this program", (await RunStashedAsync(database, key: null, "status")).Output, StringComparison.Ordinal);
        Assert.Equal("3 plans stashed.", (await RunAsync(database, "stash")).Output.Trim());
        Assert.Contains("003_c", (await RunStashedAsync(database, key: null, "list")).Output, StringComparison.Ordinal);
        Assert.Contains("1 migration rolled back in", (await RunStashedAsync(database, key: null, "rollback", "-y")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Tampered, (await RunStashedAsync(database, "a key of deployers", "rollback", "--all", "-y")).Code);
        Assert.Equal(ExitCodes.Usage, (await RunStashedAsync(database, "short", "rollback", "--all", "-y")).Code);
        Assert.Equal(ExitCodes.Usage, (await RunStashedAsync(database, key: null, "deploy")).Code);
        Assert.Equal(ExitCodes.Success, (await RunStashedAsync(database, key: null, "rollback", "--to", "001", "-y")).Code);
        Assert.Equal("a", await database.TablesAsync());
    }

    [Fact]
    public async Task Help_needs_no_database()
    {
        var output = new StringWriter();

        Assert.Equal(ExitCodes.Success, await RollbackCommandLine.RunStashedAsync(["rollback", "--help"], options => options.Output = output));
        Assert.Contains("--rehearse", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("--no-stash", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_refused_unless_told()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO a VALUES (1); INSERT INTO b VALUES (1, 1); INSERT INTO c VALUES (1, 1)");

        var (code, _, error) = await RunUncheckedAsync(database, "rollback", "-y");
        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("table public.c has 1 row", error, StringComparison.Ordinal);

        await RunAsync(database, "rollback", "-y", "--rows", "drop", "--reason", "a test");
        Assert.Equal("a b", await database.TablesAsync());
    }

    [Fact]
    public async Task Hooks_restore_points_and_records_are_options()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("CREATE TABLE log (what text)");
        using var folder = new HookFolder().Add("before-run.sql", "INSERT INTO log VALUES ('begun')").Add("verify.sql", "SELECT to_regclass('b') IS NOT NULL");

        await RunAsync(database, "rollback", "-y", "--hooks", folder.Path, "--restore-point", "--reason", "for the post-mortem");
        var (code, _, error) = await RunUncheckedAsync(database, "rollback", "-y", "--hooks", folder.Path);
        await RunAsync(database, "rollback", "-y", "--no-audit", "--since", "2020-01-01");

        Assert.Equal(ExitCodes.Verification, code);
        Assert.Contains("Verification hooks/verify.sql says no", error, StringComparison.Ordinal);
        Assert.Equal("log", await database.TablesAsync());
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM log"));
        var list = (await RunAsync(database, "audit")).Output;
        Assert.Matches("(?s)failed.*002_b.*done.*003_c +for the post-mortem", list);
        Assert.StartsWith("## Rollback of 002_b: failed\n", (await RunAsync(database, "audit", "last")).Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await RunAsync(database, "audit", "--format", "json")).Output);
        Assert.StartsWith("pgrollback_", json.RootElement[1].GetProperty("restorePoint").GetString(), StringComparison.Ordinal);
        Assert.Contains("| Why | for the post-mortem |", (await RunAsync(database, "audit", "--format", "markdown")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, (await RunUncheckedAsync(database, "audit", "zzz")).Code);
    }

    [Theory]
    [InlineData(ExitCodes.Usage, "rollback --all --count 2 -y")]
    [InlineData(ExitCodes.Usage, "rollback --since yesterday -y")]
    [InlineData(ExitCodes.Usage, "rollback --since 2020-01-01 --only 001 -y")]
    [InlineData(ExitCodes.Usage, "rollback --hooks /nowhere/at/all -y")]
    [InlineData(ExitCodes.Refused, "rollback --only 001 -y")]
    [InlineData(ExitCodes.Usage, "rollback --count 0 -y")]
    [InlineData(ExitCodes.Usage, "rollback --rows some -y")]
    [InlineData(ExitCodes.Usage, "rollback --to nowhere -y")]
    [InlineData(ExitCodes.Usage, "rollback --wait soon -y")]
    [InlineData(ExitCodes.Usage, "rollback")]
    [InlineData(ExitCodes.Usage, "frobnicate")]
    [InlineData(ExitCodes.Usage, "mark 001 perhaps")]
    [InlineData(ExitCodes.Refused, "rollback --count 4 -y")]
    public async Task Each_kind_of_failure_has_an_exit_code(int expected, string arguments)
    {
        await using var database = await _migrations.DeployedAsync();

        var (code, output, error) = await RunUncheckedAsync(database, arguments.Split(' '));

        Assert.Equal(expected, code);
        Assert.NotEqual("", error);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.Equal("a b c", await database.TablesAsync());
    }

    [Fact]
    public async Task A_failing_step_has_exit_code_4_and_a_lock_5()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("CREATE VIEW stranger AS SELECT id FROM c");
        var (failed, _, error) = await RunUncheckedAsync(database, "rollback", "-y");
        Assert.Equal(ExitCodes.Failed, failed);
        Assert.Contains("DropTable table public.c (test.sql(1,1)): 2BP01", error, StringComparison.Ordinal);

        await using var reader = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await reader.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("SELECT FROM c", reader);
        await command.ExecuteNonQueryAsync();
        Assert.Equal(ExitCodes.LockTimeout, (await RunUncheckedAsync(database, "rollback", "-y", "--rows", "drop", "--lock-timeout", "0.2", "--retry", "0")).Code);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=canary-1;Timeout=2", ExitCodes.Connection)]
    [InlineData("Host=127.0.0.1;Port=canary-2;Password=canary-3", ExitCodes.Usage)]
    [InlineData("postgres://user:canary-4@127.0.0.1/db", ExitCodes.Usage)]
    public async Task No_message_shows_a_password(string connection, int expected)
    {
        var (code, output, error) = await RunUncheckedAsync(database: null, "status", "--connection", connection);

        Assert.Equal(expected, code);
        Assert.DoesNotContain("canary", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_or_database_is_a_connection_error()
    {
        await using var database = await TestDatabase.CreateAsync();
        var nowhere = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "nowhere" };

        var (code, _, error) = await RunUncheckedAsync(database: null, "status", "--connection", nowhere.ConnectionString);

        Assert.Equal(ExitCodes.Connection, code);
        Assert.Contains("nowhere", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_can_open_the_database_itself()
    {
        await using var database = await _migrations.DeployedAsync();
        var output = new StringWriter();

        var code = await RollbackCommandLine.RunAsync(_migrations.Set, ["status"], options =>
        {
            options.OpenDataSource = _ => ValueTask.FromResult(NpgsqlDataSource.Create(database.ConnectionString));
            options.EnvironmentVariable = _ => null;
            options.Output = output;
        });

        Assert.Equal(0, code);
        Assert.Contains("3 migrations applied", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_names_the_database_and_comes_before_the_program()
    {
        await using var database = await _migrations.DeployedAsync();
        var output = new StringWriter();

        var code = await RollbackCommandLine.RunAsync(_migrations.Set, ["status"], options =>
        {
            options.OpenDataSource = _ => throw new InvalidOperationException("The environment was there.");
            options.EnvironmentVariable = name => name == "PGROLLBACK_CONNECTION" ? database.ConnectionString : null;
            options.Output = output;
        });

        Assert.Equal(0, code);
        Assert.Contains("3 migrations applied", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_database_it_says_how_to_name_one()
    {
        var error = new StringWriter();

        var code = await RollbackCommandLine.RunAsync(_migrations.Set, ["status"], options =>
        {
            options.EnvironmentVariable = _ => null;
            options.Error = error;
        });

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("PGROLLBACK_CONNECTION", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_are_made()
    {
        await using var database = await TestDatabase.CreateAsync(setUp: "CREATE TABLE a (id int PRIMARY KEY)");

        Assert.Contains("001_a is now marked as applied.", (await RunAsync(database, "mark", "001", "applied")).Output, StringComparison.Ordinal);
        Assert.Contains("001_a was already marked as applied.", (await RunAsync(database, "mark", "001", "applied")).Output, StringComparison.Ordinal);
        Assert.Contains("001_a is now marked as not applied.", (await RunAsync(database, "mark", "001", "not-applied", "--reason", "gone")).Output, StringComparison.Ordinal);
        Assert.Equal("001_a rolled back", await database.HistoryAsync());
    }

    private static async Task<(int Code, string Output)> RunStashedAsync(TestDatabase database, string? key, params string[] arguments)
    {
        var output = new StringWriter();
        var code = await RollbackCommandLine.RunStashedAsync([.. arguments, "--connection", database.ConnectionString], options =>
        {
            options.Output = output;
            options.Error = TextWriter.Null;
            options.EnvironmentVariable = name => name == CommandSettings.StashKeyVariable ? key : null;
        });
        return (code, output.ToString());
    }

    private async Task<(string Output, string Error, int Code)> RunAsync(TestDatabase database, params string[] arguments)
    {
        var (code, output, error) = await RunUncheckedAsync(database, arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)} ended with {code}: {error}");
        return (output, error, code);
    }

    private async Task<(int Code, string Output, string Error)> RunUncheckedAsync(TestDatabase? database, params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        string[] connection = database is null ? [] : ["--connection", database.ConnectionString];
        var code = await RollbackCommandLine.RunAsync(_migrations.Set, [.. arguments, .. connection], options =>
        {
            options.Migrations = _migrations;
            options.Output = output;
            options.Error = error;
        });
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
