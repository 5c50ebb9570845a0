using System.Globalization;
using Npgsql;
using PgRollback.LocalServers;
using PgRollback.Testing;
using PgRollback.Tests.Material;
using Xunit.Abstractions;

namespace PgRollback.Tests.Faults;

/// <summary>
/// Whatever happens at whatever statement, a second run ends in the same state, history and catalog agree in between, and no row is lost.
/// PGROLLBACK_FAULTS=all tries every statement of the run, before it and after it; without it, some of them.
/// </summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly bool TriesAll = Environment.GetEnvironmentVariable("PGROLLBACK_FAULTS") is "all";
    private readonly TestMigrations _migrations = TenMigrations.Create();

    [Fact]
    public async Task The_network_is_cut() => await TryPointsAsync(await TestServer.GetAsync(), static _ => Task.CompletedTask, step: 6);

    [Fact]
    public async Task The_network_is_cut_and_the_run_comes_back_by_itself() =>
        await TryPointsAsync(await TestServer.GetAsync(), static _ => Task.CompletedTask, step: 6, comesBack: true);

    [Fact]
    public async Task The_backend_is_killed()
    {
        var server = await TestServer.GetAsync();
        await TryPointsAsync(server, process => EndBackendAsync(server, process), step: 9);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_server_is_stopped_at_once(bool comesBack)
    {
        await using var server = await RestartableServer.StartAsync();
        if (server is not null)
        {
            await TryPointsAsync(server.Server, _ => server.CrashAsync(), step: 23, comesBack);
        }
    }

    [Fact]
    public async Task The_process_is_killed()
    {
        using var run = new ChildRun();
        await TryPointsAsync(await TestServer.GetAsync(), _ => run.KillAsync(), step: 31, comesBack: false, run);
    }

    private async Task TryPointsAsync(ILocalServer server, Func<int, Task> fault, int step, bool comesBack = false, ChildRun? child = null)
    {
        await using var template = await TestDatabase.CreateAsync(server);
        await _migrations.DeployAsync(template);
        template.ClosePool();
        var expected = await ReferenceAsync(template);
        var points = 0;
        var failures = new List<string>();
        foreach (var moment in Enum.GetValues<FaultMoment>())
        {
            for (var at = TriesAll ? 1 : 1 + ((int)moment * 3); at <= expected.Statements; at += TriesAll ? 1 : step)
            {
                points++;
                await using var proxy = new FaultProxy(Port(server.ConnectionString)) { FaultAt = at, Moment = moment, Fault = fault };
                if (await TryAsync(template, proxy, expected, comesBack, child) is { } failure)
                {
                    failures.Add(string.Create(CultureInfo.InvariantCulture, $"{moment} {at}: {failure}"));
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{points} of {2 * expected.Statements} points tried, {failures.Count} failures."));
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    /// <summary>A run to which nothing happens.</summary>
    private async Task<Reference> ReferenceAsync(TestDatabase template)
    {
        await using var database = await TestDatabase.CreateAsync(template.Server, template);
        await using var proxy = new FaultProxy(Port(database.ConnectionString));
        var rows = await TenMigrations.RowsAsync(database);
        var begin = new Begin(proxy);
        await RunAsync(database, proxy.Port, TimeSpan.Zero, begin);
        Assert.Equal(rows, await TenMigrations.RowsAsync(database));
        Assert.Equal("", await TenMigrations.DisagreementAsync(database));
        return new Reference(proxy.Statements, begin.Statements, await TenMigrations.FactsAsync(database), rows);
    }

    /// <returns>What went wrong; null when nothing did.</returns>
    private async Task<string?> TryAsync(TestDatabase template, FaultProxy proxy, Reference expected, bool comesBack, ChildRun? child)
    {
        await using var database = await TestDatabase.CreateAsync(template.Server, template);
        try
        {
            await (child?.RunAsync(ConnectionString(database, proxy.Port)) ?? RunAsync(database, proxy.Port, comesBack ? TimeSpan.FromMinutes(1) : TimeSpan.Zero));
            await (proxy.IsFaulted ? proxy.Faulted : Task.CompletedTask);
            database.ClosePool();
            if (child is null && await TenMigrations.FactsAsync(database) is var first && first != expected.Facts)
            {
                return $"it ended without a word, and not where it should:\n{first}";
            }
        }
        catch (ConnectionFailedException error)
        {
            // Before it has begun nothing is at stake, and it does not insist.
            if (comesBack && proxy.FaultAt > expected.FirstChange)
            {
                return $"it did not come back: {error.Message}";
            }
        }

        if (!proxy.IsFaulted)
        {
            return "the fault did not come down.";
        }

        await proxy.Faulted;
        database.ClosePool();
        if (await TenMigrations.DisagreementAsync(database) is { Length: > 0 } disagreement)
        {
            return $"history and catalog disagree: {disagreement}";
        }

        await RunAsync(database, Port(database.ConnectionString), TimeSpan.Zero);
        var facts = await TenMigrations.FactsAsync(database);
        var rows = await TenMigrations.RowsAsync(database);
        return facts != expected.Facts ? $"the second run ended elsewhere:\n{facts}\n" : rows != expected.Rows ? $"rows are lost: {rows}, not {expected.Rows}" : null;
    }

    private async Task RunAsync(TestDatabase database, int port, TimeSpan reconnect, params RollbackHook[] hooks)
    {
        await using var dataSource = NpgsqlDataSource.Create(ConnectionString(database, port));
        var options = new RollbackOptions { Reason = TenMigrations.Reason, ReconnectTimeout = reconnect, DeployerTimeout = TimeSpan.FromMinutes(2), Hooks = hooks };
        await _migrations.Set.DownTo("001").RunAsync(dataSource, RowLoss.Drop, options);
    }

    /// <summary>Without a pool: a connection that broke must not be handed out again.</summary>
    private static string ConnectionString(TestDatabase database, int port) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = port, Pooling = false, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable, Timeout = 60 }.ConnectionString;

    private static int Port(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Port;

    private static async Task EndBackendAsync(ILocalServer server, int process)
    {
        await using var dataSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false });
        await using var command = dataSource.CreateCommand("SELECT pg_terminate_backend($1, 60000)");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = process });
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Reference(int Statements, int FirstChange, string Facts, string Rows);

    /// <summary>Notes how many statements come before the first that changes anything.</summary>
    private sealed class Begin(FaultProxy proxy) : RollbackHook
    {
        public int Statements { get; private set; }

        public override Task BeforeRunAsync(HookContext context, CancellationToken cancellationToken)
        {
            Statements = proxy.Statements;
            return Task.CompletedTask;
        }
    }
}
