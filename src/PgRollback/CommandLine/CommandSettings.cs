using System.CommandLine;
using System.Globalization;
using System.Text;
using Npgsql;

namespace PgRollback;

/// <summary>The options that all commands share, and what they mean together with the program's settings.</summary>
internal sealed class CommandSettings
{
    /// <summary>The environment variable that holds a connection string.</summary>
    public const string ConnectionVariable = "PGROLLBACK_CONNECTION";

    /// <summary>The environment variable that holds the key of stashed plans: a secret has no place among arguments, which everybody on the machine can see.</summary>
    public const string StashKeyVariable = "PGROLLBACK_STASH_KEY";

    private readonly RollbackCommandLineOptions _program;
    private RollbackSet? _migrations;

    /// <param name="migrations">Null where none are compiled: then those of the stash count.</param>
    /// <param name="program">What is particular to the program.</param>
    public CommandSettings(RollbackSet? migrations, RollbackCommandLineOptions program)
    {
        _migrations = migrations;
        IsCompiled = migrations is not null;
        _program = program;
        Output = new ConsoleOutput(program.Output, program.Error);
        LockTimeout.Validators.Add(static result => CheckSeconds(result.Tokens is [var token] ? token.Value : null, result.AddError));
        Wait.Validators.Add(static result => CheckSeconds(result.Tokens is [var token] ? token.Value : null, result.AddError));
    }

    public bool IsCompiled { get; }

    public RollbackSet Migrations => _migrations ?? throw new InvalidOperationException("The stash was not read.");

    public ConsoleOutput Output { get; }

    public Option<string?> Connection { get; } = new("--connection", "-c") { Description = $"Npgsql connection string (default: environment variable {ConnectionVariable})", Recursive = true, HelpName = "string" };

    public Option<string?> History { get; } = new("--history") { Description = $"History table (default: pgrollback.history), or the tool that applied the migrations, with its table where that has another name or several schemas have it ({string.Join(", ", ToolFormats.All.Select(static format => format.Word))}; auto for the one that is there)", Recursive = true, HelpName = "schema.table|tool[:schema.table]" };

    public Option<string?> LockTimeout { get; } = new("--lock-timeout") { Description = "How long a statement waits for a lock; 0 for ever (default: 5)", Recursive = true, HelpName = "seconds" };

    public Option<string?> Wait { get; } = new("--wait") { Description = "How long to wait for another deployer (default: 30)", Recursive = true, HelpName = "seconds" };

    public Option<bool> Json { get; } = new("--json") { Description = "Write JSON", Recursive = true };

    public IEnumerable<Option> Shared => [Connection, History, LockTimeout, Wait, Json];

    public HistoryTable? HistoryTable(ParseResult arguments)
    {
        if (arguments.GetValue(History) is not { } name || PgRollback.ToolHistory.Parse(name) is not null)
        {
            return _program.Rollback.History;
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new HistoryTable("public", name) : new HistoryTable(name[..dot], name[(dot + 1)..]);
    }

    /// <summary>Null when the history is PgRollback's own.</summary>
    public ToolHistory? ToolHistory(ParseResult arguments) =>
        arguments.GetValue(History) is { } name ? PgRollback.ToolHistory.Parse(name) : _program.Rollback.ToolHistory;

    /// <summary>Reads the stash, where nothing is compiled.</summary>
    public async Task LoadAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (TargetOptions.AreUsed(arguments))
        {
            // Each of the databases has a stash of its own, which each of the rollbacks reads.
            _migrations = new RollbackSet();
        }
        else if (_migrations is null)
        {
            var dataSource = await OpenAsync(arguments, cancellationToken).ConfigureAwait(false);
            await using (dataSource.ConfigureAwait(false))
            {
                _migrations = await RollbackStash.LoadAsync(dataSource, RollbackOptions(arguments), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public RollbackOptions RollbackOptions(ParseResult arguments) => _program.Rollback with
    {
        StashKey = StashKey() ?? _program.Rollback.StashKey,
        History = HistoryTable(arguments),
        ToolHistory = ToolHistory(arguments),
        LockTimeout = Seconds(arguments.GetValue(LockTimeout)) ?? _program.Rollback.LockTimeout,
        DeployerTimeout = Seconds(arguments.GetValue(Wait)) ?? _program.Rollback.DeployerTimeout,
    };

    /// <exception cref="UsageException">The history is a tool's, which applies the migrations itself.</exception>
    public DeploymentOptions DeploymentOptions(ParseResult arguments) => ToolHistory(arguments) is { } tool
        ? throw new UsageException($"PgRollback writes no new rows into the history of another tool ({tool}): deploy with that tool.")
        : _program.Deployment with
        {
            StashKey = StashKey() ?? _program.Deployment.StashKey,
            History = HistoryTable(arguments),
            LockTimeout = Seconds(arguments.GetValue(LockTimeout)) ?? _program.Deployment.LockTimeout,
            DeployerTimeout = Seconds(arguments.GetValue(Wait)) ?? _program.Deployment.DeployerTimeout,
        };

    public IMigrationSource Source(string? directory) =>
        directory is null && _program.Migrations is { } source ? source : new DirectoryMigrationSource(directory ?? _program.MigrationsDirectory);

    /// <exception cref="UsageException">A file there is none.</exception>
    public IReadOnlyList<RollbackHook> Hooks(string? directory)
    {
        if (directory is not null && !Directory.Exists(directory))
        {
            throw new UsageException($"There is no directory {directory}.");
        }

        try
        {
            return SqlHooks.Load(directory ?? Path.Combine(_program.MigrationsDirectory, "hooks"));
        }
        catch (InvalidDataException error)
        {
            throw new UsageException(error.Message);
        }
    }

    public string? Variable(string name) => _program.EnvironmentVariable(name);

    /// <returns>Null when neither an option nor the environment says one.</returns>
    public string? ConnectionString(ParseResult arguments) =>
        (arguments.GetValue(Connection) ?? _program.EnvironmentVariable(ConnectionVariable)) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <exception cref="UsageException">Nothing names a database, or the connection string is wrong.</exception>
    public async Task<NpgsqlDataSource> OpenAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (ConnectionString(arguments) is { } connectionString)
        {
            return Create(connectionString);
        }

        return _program.OpenDataSource is { } open
            ? await open(cancellationToken).ConfigureAwait(false)
            : throw new UsageException($"No database: say --connection, or set {ConnectionVariable}.");
    }

    /// <exception cref="UsageException">No migration is called so.</exception>
    public Rollback Find(string name) =>
        Migrations.TryGet(name, out var migration) ? migration : throw new UsageException($"No migration '{name}' is {(IsCompiled ? "compiled into this program" : "applied and stashed in this database")}; 'list' shows those that are.");

    private byte[]? StashKey()
    {
        if (_program.EnvironmentVariable(StashKeyVariable) is not { Length: > 0 } text)
        {
            return null;
        }

        var key = Encoding.UTF8.GetBytes(text);
        return key.Length >= RunOptions.ShortestStashKey ? key : throw new UsageException($"The key in {StashKeyVariable} is shorter than {RunOptions.ShortestStashKey} bytes.");
    }

    private static NpgsqlDataSource Create(string connectionString)
    {
        try
        {
            return NpgsqlDataSource.Create(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException)
        {
            // Only the kind of error: its message may quote from the string, which holds a password.
            throw new UsageException("The connection string is not in Npgsql's format: Host=…;Database=…;Username=…;Password=….");
        }
    }

    public static TimeSpan? Seconds(string? text) => text is null ? null : TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));

    public static void CheckSeconds(string? text, Action<string> addError)
    {
        if (text is not null && !(double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue / 1000))
        {
            addError($"'{text}' is no number of seconds.");
        }
    }
}
