using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Faults;

/// <summary>The rollback of <see cref="TenMigrations"/> on copies of one database, a fault in each, and a second run to its end.</summary>
internal sealed class FaultTrial
{
    private readonly TestDatabase _template;
    private readonly TestMigrations _migrations;
    private readonly bool _keepsData;
    private readonly bool _comesBack;
    private readonly ChildRun? _child;
    private int _firstChange;
    private string _end = "";
    private string _rows = "";

    private FaultTrial(TestDatabase template, bool keepsData, bool comesBack, ChildRun? child)
    {
        _template = template;
        _keepsData = keepsData;
        _comesBack = comesBack;
        _child = child;
        _migrations = TenMigrations.Create(keepsData);
    }

    /// <summary>How many the run has to which nothing happens.</summary>
    public int Statements { get; private set; }

    /// <summary>Which of them are CONCURRENTLY.</summary>
    public IReadOnlyList<int> Concurrent { get; private set; } = [];

    /// <param name="template">Gets the migrations.</param>
    /// <param name="keepsData">Deploys with a witness, and parks what the rollback would destroy.</param>
    /// <param name="comesBack">The run is to come back by itself.</param>
    /// <param name="child">Runs it in a process of its own; null for this one.</param>
    public static async Task<FaultTrial> PrepareAsync(TestDatabase template, bool keepsData, bool comesBack, ChildRun? child)
    {
        var trial = new FaultTrial(template, keepsData, comesBack, child);
        await new MigrationDeployer(trial._migrations.Set, trial._migrations).DeployToAsync(template.DataSource, trial._migrations.Set[0]);
        trial._rows = await TenMigrations.RowsAsync(template);
        await trial._migrations.DeployAsync(template, new DeploymentOptions { Capture = keepsData });
        Assert.Equal(keepsData, trial._rows != await TenMigrations.RowsAsync(template));
        template.ClosePool();
        await trial.RunWithoutFaultAsync();
        return trial;
    }

    /// <returns>What went wrong; null when nothing did.</returns>
    public async Task<string?> TryAsync(FaultMoment moment, int at, Func<int, Task> fault)
    {
        await using var database = await TestDatabase.CreateAsync(_template.Server, _template);
        if (_keepsData)
        {
            // PostgreSQL forgets after a crash how far a sequence was counted on in a database that was copied since the last checkpoint.
            await database.ExecuteAsync("CHECKPOINT");
        }

        await using var holder = new TableHolder(database.ConnectionString);
        await using var proxy = new FaultProxy(Port(database.ConnectionString)) { FaultAt = at, Moment = moment, Fault = fault, Hold = holder.HoldAsync, Waits = holder.WaitForAsync };
        var release = ReleaseAsync(holder, proxy);
        try
        {
            await (_child?.RunAsync(ConnectionString(database, proxy.Port)) ?? RunAsync(database, proxy.Port, _comesBack ? TimeSpan.FromMinutes(1) : TimeSpan.Zero));
            await (proxy.IsFaulted ? proxy.Faulted : Task.CompletedTask);
            database.ClosePool();
            if (_child is null && await EndAsync(database) is var first && first != _end)
            {
                return $"it ended without a word, and not where it should:\n{first}";
            }
        }
        catch (ConnectionFailedException error)
        {
            // Before it has begun nothing is at stake, and it does not insist.
            if (_comesBack && at > _firstChange)
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
        if (await DisagreementAsync(database) is { Length: > 0 } disagreement)
        {
            return disagreement;
        }

        await RunAsync(database, Port(database.ConnectionString), TimeSpan.Zero);
        await release;
        var end = await EndAsync(database);
        var rows = await TenMigrations.RowsAsync(database);
        return end != _end ? $"the second run ended elsewhere:\n{end}\n"
            : rows != _rows ? $"rows are lost: {rows}, not {_rows}"
            : await DisagreementAsync(database) is { Length: > 0 } later ? $"in the end {later}"
            : null;
    }

    private async Task RunWithoutFaultAsync()
    {
        await using var database = await TestDatabase.CreateAsync(_template.Server, _template);
        await using var proxy = new FaultProxy(Port(database.ConnectionString));
        var begin = new Begin(proxy);
        await RunAsync(database, proxy.Port, TimeSpan.Zero, begin);
        Assert.Equal(_rows, await TenMigrations.RowsAsync(database));
        Assert.Equal("", await DisagreementAsync(database));
        (Statements, Concurrent, _firstChange, _end) = (proxy.Statements, proxy.Concurrent, begin.Statements, await EndAsync(database));
        Assert.Equal(3, Concurrent.Count);
        Assert.Equal(_keepsData, _end.Contains("rollback 003_item rows item 100", StringComparison.Ordinal));
    }

    private static async Task<string> EndAsync(TestDatabase database) => $"{await TenMigrations.FactsAsync(database)}\n{await TenMigrations.ArchiveAsync(database)}";

    /// <summary>Between history, catalog, rows and audit; empty when they agree.</summary>
    private async Task<string> DisagreementAsync(TestDatabase database)
    {
        if (await TenMigrations.DisagreementAsync(database) is { Length: > 0 } disagreement)
        {
            return $"history and catalog disagree: {disagreement}";
        }

        var history = await database.HistoryAsync();
        var isBack = history.Contains("004_column rolled back", StringComparison.Ordinal);
        if (_keepsData && isBack != (await TenMigrations.RowsAsync(database) == _rows))
        {
            return $"history and rows disagree: {history}";
        }

        if (_keepsData && isBack != (await TenMigrations.ArchiveAsync(database)).Contains("rollback 004_column values keep extra", StringComparison.Ordinal))
        {
            return $"history and archive disagree: {history}";
        }

        var audit = await AuditLog.ReadAsync(database.DataSource);
        if (audit.Any(static record => record.Outcome == AuditOutcome.Done) && history.Count(static c => c == ',') != history.Split("rolled back").Length - 1)
        {
            return $"the audit says done, and the history does not: {history}";
        }

        return audit.SelectMany(static record => record.Steps).GroupBy(static step => (step.Migration, step.Step)).FirstOrDefault(static steps => steps.Count() > 1) is { } twice
            ? $"the audit has a step twice: {twice.Key}"
            : "";
    }

    /// <summary>Long enough for a server to notice that its client is gone.</summary>
    private static async Task ReleaseAsync(TableHolder holder, FaultProxy proxy)
    {
        if (proxy.Moment == FaultMoment.DuringStatement)
        {
            await Task.WhenAny(proxy.Faulted, Task.Delay(TimeSpan.FromMinutes(1)));
            await Task.Delay(TimeSpan.FromSeconds(3));
            await holder.DisposeAsync();
        }
    }

    private async Task RunAsync(TestDatabase database, int port, TimeSpan reconnect, params RollbackHook[] hooks)
    {
        await using var dataSource = NpgsqlDataSource.Create(ConnectionString(database, port));
        var options = new RollbackOptions { Reason = TenMigrations.Reason, ReconnectTimeout = reconnect, DeployerTimeout = TimeSpan.FromMinutes(2), Hooks = hooks };
        await _migrations.Set.DownTo("001").RunAsync(dataSource, _keepsData ? RowLoss.Park : RowLoss.Drop, options);
    }

    /// <summary>Without a pool: a connection that broke must not be handed out again.</summary>
    private static string ConnectionString(TestDatabase database, int port) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = port, Pooling = false, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable, Timeout = 60 }.ConnectionString;

    private static int Port(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Port;

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
