using System.Text.Json;
using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Material;
using Spectre.Console;

namespace PgRollback.Tests.Fleet;

public sealed class FleetCommandTests
{
    private readonly TestMigrations _migrations = new TestMigrations()
        .Add("001_a", "CREATE TABLE a (id int);", static plan => plan.Record("footprint", "known").Steps(TestStep.DropTable("a")))
        .Add("002_b", "CREATE TABLE b (id int);", static plan => plan.Record("footprint", "known").Steps(TestStep.DropTable("b")))
        .Add("003_c", "CREATE TABLE c (id int);", static plan => plan.Record("footprint", "known").Steps(TestStep.DropTable("c")));

    [Fact]
    public async Task Many_databases_through_the_command_line()
    {
        await using var databases = await ManyDatabases.CreateAsync(_migrations, 5);
        await databases.ExecuteAsync(databases.Names[4], "CREATE VIEW stranger AS SELECT * FROM c");
        var list = string.Join('\n', databases.Names.Append("no_such_database"));

        var preflight = await RunAsync(databases, list, "rollback", "--to", "001", "--preflight");
        Assert.Equal(ExitCodes.SomeFailed, preflight.Code);
        Assert.Matches("6 databases in .*: 4 ready, 2 failed\\.", preflight.Output);
        Assert.Equal("a b c", await databases.OnAsync(databases.Names[0], static database => database.TablesAsync()));

        var first = await RunAsync(databases, list, "rollback", "--to", "001", "-y", "--concurrency", "3");
        Assert.Equal(ExitCodes.SomeFailed, first.Code);
        Assert.Matches("6 databases in .*: 4 rolled back, 2 failed\\.", first.Output);
        Assert.Matches($"/{databases.Names[4]}: failed: Refused: .*stranger", first.Output);
        Assert.Matches("/no_such_database: failed: .*3D000", first.Output);
        Assert.Matches($"\\[[1-6]/6\\] .*/{databases.Names[0]} 2 migrations rolled back", first.Error);

        await databases.ExecuteAsync(databases.Names[4], "DROP VIEW stranger");
        var second = await RunAsync(databases, string.Join('\n', databases.Names), "rollback", "--to", "001", "-y", "--json");
        using var json = JsonDocument.Parse(second.Output);
        Assert.Equal((ExitCodes.Success, 1, 4), (second.Code, json.RootElement.GetProperty("done").GetInt32(), json.RootElement.GetProperty("nothingToDo").GetInt32()));
        var last = json.RootElement.GetProperty("targets")[4];
        Assert.Equal(("done", "003_c"), (last.GetProperty("state").GetString(), last.GetProperty("migrations")[0].GetString()));
        var run = Assert.Single(await databases.OnAsync(databases.Names[4], static database => AuditLog.ReadAsync(database.DataSource)));
        Assert.Equal(run.Id, last.GetProperty("runId").GetGuid());

        var status = await RunAsync(databases, list, "status");
        Assert.Equal(ExitCodes.SomeFailed, status.Code);
        Assert.Matches($"/{databases.Names[0]} +1 +2 +001_a", status.Output);
        Assert.Contains("6 databases, 1 could not be read.", status.Output, StringComparison.Ordinal);
        var deploy = await RunAsync(databases, string.Join('\n', databases.Names), "deploy");
        Assert.Matches("5 databases in .*: 5 applied\\.", deploy.Output);
        using var all = JsonDocument.Parse((await RunAsync(databases, string.Join('\n', databases.Names), "status", "--json")).Output);
        Assert.All(all.RootElement.EnumerateArray(), static target => Assert.Equal(3, target.GetProperty("migrations").EnumerateArray().Count(static migration => migration.GetProperty("state").GetString() == "applied")));
    }

    [Fact]
    public async Task The_list_comes_from_a_file_or_a_query_too()
    {
        await using var databases = await ManyDatabases.CreateAsync(_migrations, 3);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $"# two of them\n{databases.Names[0]}\nDatabase={databases.Names[1]}\n");

        var fromFile = await RunAsync(databases, list: null, "rollback", "--only", "003", "-y", "--targets", file);
        var fromQuery = await RunAsync(databases, list: null, "rollback", "--only", "003", "-y", "--targets-query", $"SELECT datname FROM pg_database WHERE datname IN ('{string.Join("', '", databases.Names)}') ORDER BY 1");

        File.Delete(file);
        Assert.Matches("2 databases in .*: 2 rolled back\\.", fromFile.Output);
        Assert.Matches("3 databases in .*: 1 rolled back, 2 nothing to do\\.", fromQuery.Output);
    }

    [Theory]
    [InlineData("rollback -y", "say which migrations to take back")]
    [InlineData("rollback --count 2 -y", "say which migrations to take back")]
    [InlineData("rollback --all --dry-run", "are for one database")]
    [InlineData("rollback --all --rehearse 5", "are for one database")]
    [InlineData("rollback --all", "nobody to ask")]
    [InlineData("rollback --all --targets x", "Say one of --targets")]
    [InlineData("rollback --all --concurrency 0", "--concurrency must be at least 1")]
    [InlineData("deploy --dry-run", "is for one database")]
    public async Task What_makes_no_sense_on_many_is_a_wrong_usage(string arguments, string message)
    {
        var (code, output, error) = await RunAsync(databases: null, "one\ntwo", arguments.Split(' '));

        Assert.True(code == ExitCodes.Usage, $"{code}: {error}");
        Assert.Contains(message, output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("one\nOne\none", "Line 3: h/one is in the list already (line 1).")]
    [InlineData("Database=x;Password=canary;Oops=canary", "Line 1")]
    public async Task A_list_that_cannot_be_used_is_a_wrong_usage(string list, string message)
    {
        var (code, _, error) = await RunAsync(databases: null, list, "status");

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_of_a_list_is_shown()
    {
        await using var databases = await ManyDatabases.CreateAsync(_migrations, 1);
        var list = $"{databases.Names[0]}\nDatabase={databases.Names[0]};Port=1;Password=canary-1;Timeout=1\nDatabase=none;Username=canary;Password=canary-2;Passfile=/canary-3";
        foreach (var arguments in new[] { "status", "status --json", "rollback --all -y", "rollback --all -y --json", "deploy --json" })
        {
            var (code, output, error) = await RunAsync(databases, list, arguments.Split(' '));

            Assert.Equal(ExitCodes.SomeFailed, code);
            Assert.DoesNotContain("canary-", output + error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task On_a_terminal_one_table_shows_what_fits()
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new Terminal(text), Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.Yes });
        var targets = Enumerable.Range(0, 200).Select(static i => new DatabaseTarget($"Host=h;Database=shop_{i:000}")).ToList();
        var table = new FleetTable(console, "rolled back");

        var report = await table.RunAsync(new FleetOptions { Concurrency = 40 }, options => FleetRunner.RunAsync(
            targets,
            options,
            async (target, _, token) =>
            {
                ((IProgress<RollbackProgress>)options.MigrationProgress!(target)).Report(new RollbackProgress(_migrations.Set["003"], 1, 3, IsDone: false));
                await Task.Delay(400, token);
                return target.Name.EndsWith('7') ? throw new InvalidOperationException("broken [that]") : new TargetReport(target, TargetState.Done);
            },
            CancellationToken.None));

        Assert.Equal((180, 20), (report.Count(TargetState.Done), report.Count(TargetState.Failed)));
        Assert.Contains("1/3 003_c", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: broken [that]", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("180 of 200 rolled back or nothing to do, 20 failed, 0 at work, 0 to go", text.ToString(), StringComparison.Ordinal);
        console.Write(table.Draw());
        Assert.All(text.ToString().Split("╭")[1..], static frame => Assert.InRange(frame.Split("╯")[0].Count(static c => c == '\n'), 1, 24));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(ManyDatabases? databases, string? list, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        string[] all = list is null ? arguments : [.. arguments, "--targets-variable", "SHOPS"];
        var code = await RollbackCommandLine.RunAsync(_migrations.Set, all, options =>
        {
            options.Output = output;
            options.Error = error;
            options.Migrations = _migrations;
            options.EnvironmentVariable = name => name switch
            {
                "SHOPS" => list,
                CommandSettings.ConnectionVariable => databases is null ? "Host=h;Password=canary" : databases.ConnectionString("postgres"),
                _ => null,
            };
        });
        return (code, output.ToString(), error.ToString());
    }

    private sealed class Terminal(StringWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => 100;

        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
