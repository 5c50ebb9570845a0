using Microsoft.Extensions.Logging;
using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Hooks;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Execution;

/// <summary>Canaries where secrets are: in the connection string, in constants of SQL, in rows that the server quotes.</summary>
public sealed class SecretsTests
{
    [Theory]
    [InlineData("ALTER ROLE nobody_of_this_name PASSWORD 'canary-sql'")]
    [InlineData("SELECT 'canary-sql'::int")]
    [InlineData("SELECT v::int FROM public.t")]
    [InlineData("INSERT INTO public.t VALUES ('canary-row')")]
    [InlineData("ALTER TABLE public.t ADD CHECK (v <> 'canary-row')")]
    [InlineData("ALTER TABLE public.t ALTER COLUMN v TYPE int USING v::int")]
    [InlineData("ALTER TABLE public.t ADD FOREIGN KEY (v) REFERENCES public.u")]
    [InlineData("DO $$ BEGIN PERFORM 'canary-body'::date; END $$")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN SELECT 'canary-body'; oops END $$")]
    public async Task Nothing_that_is_written_shows_one(string sql)
    {
        var migrations = new TestMigrations().Add(
            "001_t",
            "CREATE TABLE t (v text PRIMARY KEY); CREATE TABLE u (v text PRIMARY KEY); INSERT INTO t VALUES ('canary-row');",
            TestStep.RawSql(sql),
            TestStep.RawSql("SELECT 1 / 0"));
        await using var database = await migrations.DeployedAsync();
        using var folder = new HookFolder().Add("on-error.sql", $"{(sql.StartsWith("DO", StringComparison.Ordinal) ? "SELECT 'canary-hook'::int" : sql)}");
        var log = new ListLogger();
        var output = new StringWriter();
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = "canary-password", IncludeErrorDetail = true }.ConnectionString;

        var code = await RollbackCommandLine.RunAsync(migrations.Set, ["rollback", "--all", "-y", "--rows", "drop", "--reason", "a test", "--hooks", folder.Path, "--connection", connection], options =>
        {
            options.Rollback = new RollbackOptions { Logger = log };
            options.Output = output;
            options.Error = output;
        });

        Assert.True(code is ExitCodes.Failed or ExitCodes.MissingRights, $"{code}: {output}");
        var record = Assert.Single(await AuditLog.ReadAsync(database.DataSource));
        Assert.Equal(AuditOutcome.Failed, record.Outcome);
        var everything = $"{output}\n{string.Join('\n', log.Lines)}\n{AuditLog.ToJson([record])}\n{AuditLog.ToMarkdown([record])}\n{await database.ScalarAsync<string>("SELECT string_agg(a::text, ' ') FROM pgrollback.history_audit AS a")}";
        Assert.DoesNotContain("canary", everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALTER ROLE nobody_of_this_name PASSWORD 'canary-sql'")]
    [InlineData("INSERT INTO t VALUES ('canary-row')")]
    [InlineData("ALTER TABLE t ALTER COLUMN v TYPE int USING v::int")]
    [InlineData("DO $$ BEGIN PERFORM 'canary-body'::date; END $$")]
    [InlineData("DO $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'no', DETAIL = 'canary-detail', HINT = 'canary-hint'; END $$")]
    public async Task Neither_does_a_deployment_that_fails(string sql)
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (v text PRIMARY KEY); INSERT INTO t VALUES ('canary-row');", TestStep.DropTable("t"))
            .Add("002_fails", sql, TestStep.RawSql("SELECT 1"));
        foreach (var format in new[] { "", " --json" })
        {
            await using var database = await TestDatabase.CreateAsync();
            var log = new ListLogger();
            var (code, output) = await RunAsync(migrations, log, $"deploy --capture{format}", new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = "canary-password", IncludeErrorDetail = true }.ConnectionString);

            Assert.True(code is ExitCodes.Failed or ExitCodes.MissingRights, $"{code}: {output}");
            Assert.Equal("001_t applied", await database.HistoryAsync());
            Assert.DoesNotContain("canary", $"{output}\n{string.Join('\n', log.Lines)}\n{await database.ScalarAsync<string>("SELECT string_agg(h::text, ' ') FROM pgrollback.history AS h")}", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=canary;Database=d;Timeout=1", ExitCodes.Connection)]
    [InlineData("Host=127.0.0.1;Password=canary;Oops=canary", ExitCodes.Usage)]
    [InlineData("Host=127.0.0.1;Port=canary", ExitCodes.Usage)]
    [InlineData("postgres://u:canary@127.0.0.1/d", ExitCodes.Usage)]
    public async Task No_command_shows_its_connection_string(string connection, int exitCode)
    {
        var migrations = TestMigrations.ThreeTables();
        foreach (var command in new[] { "status", "status --json", "deploy", "deploy --dry-run", "rollback -y", "rollback --dry-run", "rollback --preflight --json", "rollback --rehearse 5", "archive list", "archive restore 003", "audit", "mark 003 applied" })
        {
            var log = new ListLogger();
            var (code, output) = await RunAsync(migrations, log, command, connection);

            Assert.True(exitCode == code, $"{command}: {code}: {output}");
            Assert.DoesNotContain("canary", $"{output}\n{string.Join('\n', log.Lines)}", StringComparison.Ordinal);
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(TestMigrations migrations, ILogger log, string arguments, string connection)
    {
        var output = new StringWriter();
        var code = await RollbackCommandLine.RunAsync(migrations.Set, [.. arguments.Split(' '), "--connection", connection], options =>
        {
            options.Migrations = migrations;
            options.Rollback = new RollbackOptions { Logger = log };
            options.Deployment = new DeploymentOptions { Logger = log };
            options.Output = output;
            options.Error = output;
        });
        return (code, output.ToString());
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");
    }
}
