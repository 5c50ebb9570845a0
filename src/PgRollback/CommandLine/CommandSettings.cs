using System.CommandLine;
using System.Globalization;
using Npgsql;

namespace PgRollback;

/// <summary>The options that all commands share, and what they mean together with the program's settings.</summary>
internal sealed class CommandSettings
{
    /// <summary>The environment variable that holds a connection string.</summary>
    public const string ConnectionVariable = "PGROLLBACK_CONNECTION";

    private readonly RollbackCommandLineOptions _program;

    public CommandSettings(RollbackSet migrations, RollbackCommandLineOptions program)
    {
        Migrations = migrations;
        _program = program;
        Output = new ConsoleOutput(program.Output, program.Error);
        LockTimeout.Validators.Add(static result => CheckSeconds(result.Tokens is [var token] ? token.Value : null, result.AddError));
        Wait.Validators.Add(static result => CheckSeconds(result.Tokens is [var token] ? token.Value : null, result.AddError));
    }

    public RollbackSet Migrations { get; }

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

    public RollbackOptions RollbackOptions(ParseResult arguments) => _program.Rollback with
    {
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
        Migrations.TryGet(name, out var migration) ? migration : throw new UsageException($"No migration '{name}' is compiled into this program; 'list' shows those that are.");

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
