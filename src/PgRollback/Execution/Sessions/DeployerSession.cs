using Npgsql;

namespace PgRollback;

/// <summary>The one connection of a run, with or without the deployer's lock.</summary>
internal sealed class DeployerSession : IAsyncDisposable
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly RunOptions _options;
    private long? _lockKey;
    private OwnTables? _tables;

    private DeployerSession(NpgsqlDataSource dataSource, NpgsqlConnection connection, RunOptions options)
    {
        _dataSource = dataSource;
        _options = options;
        Connection = connection;
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>The server process that holds the lock; null without one, and where nobody asked for it.</summary>
    public Backend? Backend { get; private set; }

    /// <summary>Number of the server process.</summary>
    public int ProcessId => Backend?.ProcessId ?? Connection.ProcessID;

    /// <summary>Null when none is kept.</summary>
    public IHistory? History { get; private set; }

    /// <summary>What the first transaction must begin with, since the lock is still to be taken; empty once it is taken.</summary>
    public IReadOnlyList<ScriptStatement> Opening { get; private set; } = [];

    /// <summary>PgRollback's own history; null when none is kept, or that of a tool counts.</summary>
    public HistoryStore? OwnHistory => History as HistoryStore;

    /// <summary>Major version.</summary>
    public int ServerVersion => Connection.PostgreSqlVersion.Major;

    /// <summary>What the database had when the session began, and nobody else makes while it holds the lock.</summary>
    public async ValueTask<OwnTables> TablesAsync(CancellationToken cancellationToken) => _tables ??= await ReadTablesAsync(Connection, _options, cancellationToken).ConfigureAwait(false);

    /// <summary>Runs something on a connection of its own under the deployer's lock, and puts Npgsql's exceptions into PgRollback's words.</summary>
    public static Task<T> RunLockedAsync<T>(NpgsqlDataSource dataSource, RunOptions options, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken) =>
        RunAsync(dataSource, options, session => session.LockAsync(predecessor: null, cancellationToken), run, cancellationToken);

    /// <summary>The same where nothing asks the database anything before the first transaction: the lock is taken by the batch that begins it, which saves a round trip.</summary>
    public static Task<T> RunLockingAsync<T>(NpgsqlDataSource dataSource, RunOptions options, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken) =>
        RunAsync(dataSource, options, static session => session.PutLockOff(), run, cancellationToken);

    /// <summary>The same in the place of a session whose connection broke.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="options">Settings.</param>
    /// <param name="predecessor">What may be left of it on the server; ended first, since it may hold the lock.</param>
    /// <param name="run">What to do.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task<T> RunLockedAsync<T>(NpgsqlDataSource dataSource, RunOptions options, Backend? predecessor, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken) =>
        RunAsync(dataSource, options, session => session.LockAsync(predecessor, cancellationToken), run, cancellationToken);

    /// <summary>The same without the lock, for what only reads.</summary>
    public static Task<T> RunReadingAsync<T>(NpgsqlDataSource dataSource, RunOptions options, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken) =>
        RunAsync(dataSource, options, session => session.ReadHistoryAsync(cancellationToken), run, cancellationToken);

    /// <summary>Takes the lock now, if the first transaction has not: something must be done under it before, or it was not to be had at once.</summary>
    public Task EnsureLockedAsync(CancellationToken cancellationToken) => Opening.Count == 0 ? Task.CompletedTask : LockAsync(predecessor: null, cancellationToken);

    /// <summary>The transaction that began with <see cref="Opening"/> is committed.</summary>
    public void Opened() => Opening = [];

    /// <summary>The last COMMIT of what needs the lock, and its release with it.</summary>
    /// <param name="record">What else to say once it is committed; null for nothing.</param>
    /// <param name="cancellationToken">Cancels what is not sent.</param>
    /// <inheritdoc cref="ConnectionExtensions.CommitAsync(NpgsqlConnection, IEnumerable{NpgsqlBatchCommand}, CancellationToken)" path="/returns"/>
    public async Task<bool> CommitAndReleaseAsync(NpgsqlBatchCommand? record, CancellationToken cancellationToken)
    {
        string[] release = _lockKey is { } key ? [DeployerLock.Release(key), .. SessionCheck.Restore] : [];
        var isSaid = await Connection.CommitAsync([.. record is null ? [] : new[] { record }, .. release.Select(static sql => new NpgsqlBatchCommand(sql))], cancellationToken).ConfigureAwait(false);
        if (isSaid)
        {
            _lockKey = null;
        }

        return isSaid;
    }

    public async ValueTask DisposeAsync()
    {
        if (_lockKey is { } key)
        {
            await DeployerLock.ReleaseAsync(Connection, key).ConfigureAwait(false);
        }

        await Connection.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<T> RunAsync<T>(NpgsqlDataSource dataSource, RunOptions options, Func<DeployerSession, Task> begin, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        try
        {
            var session = new DeployerSession(dataSource, Connect(dataSource), options);
            await using (session.ConfigureAwait(false))
            {
                await OpenAsync(session.Connection, cancellationToken).ConfigureAwait(false);
                await begin(session).ConfigureAwait(false);
                return await run(session).ConfigureAwait(false);
            }
        }
        catch (NpgsqlException error) when (error.IsConnectionFailure())
        {
            throw new ConnectionFailedException($"The connection broke: {error.Cause()}", error);
        }
        catch (PostgresException error)
        {
            throw new HousekeepingFailedException(error);
        }
    }

    private static NpgsqlConnection Connect(NpgsqlDataSource dataSource) => new NpgsqlConnectionStringBuilder(dataSource.ConnectionString).Multiplexing
        ? throw new RunRefusedException(RefusalKind.ConnectionMode, migration: null, "The connection string says Multiplexing=true, where statements of one run go over several connections; PgRollback needs one session for its lock.")
        : dataSource.CreateConnection();

    private async Task ReadHistoryAsync(CancellationToken cancellationToken) => History = await HistoryAsync(Connection, _options, cancellationToken).ConfigureAwait(false);

    private Task PutLockOff()
    {
        // From the moment it is sent, the session may hold it.
        _lockKey = DeployerLock.Key(Connection.Database, _options.History);
        Opening = SessionCheck.Opening(Connection, DeployerLock.Try(_lockKey.Value));
        return Task.CompletedTask;
    }

    private async Task LockAsync(Backend? predecessor, CancellationToken cancellationToken)
    {
        if (_lockKey is { } taken)
        {
            // A transaction that began with it failed, and its settings went with it; a lock that is taken twice would have to be released twice.
            await DeployerLock.ReleaseAsync(Connection, taken).ConfigureAwait(false);
            (_lockKey, Opening) = (null, []);
        }

        var key = DeployerLock.Key(Connection.Database, _options.History);

        // Which history counts is found out first, where it takes looking: who is told to choose one waits for nobody.
        var tryLock = _options is RollbackOptions { ToolHistory: not null } ? null : DeployerLock.Try(key);
        (var backend, _tables) = await SessionCheck.RunAsync(Connection, tryLock, TablesQuery(_options), cancellationToken).ConfigureAwait(false);
        Backend = backend;
        if (_tables is not null)
        {
            _lockKey = key;
        }
        else
        {
            await PoolerProbe.RunAsync(_dataSource, Connection, backend, cancellationToken).ConfigureAwait(false);
            if (predecessor is { } dead)
            {
                await dead.EndAsync(Connection, cancellationToken).ConfigureAwait(false);
            }
        }

        await ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
        if (_lockKey is null)
        {
            await DeployerLock.AcquireAsync(Connection, key, _options, cancellationToken).ConfigureAwait(false);
            _lockKey = key;
        }
    }

    private static string TablesQuery(RunOptions options) =>
        options is RollbackOptions { History: null, UseWitness: false } ? OwnTables.NoneQuery : OwnTables.Query(options.History ?? HistoryTable.Default);

    private static async Task<OwnTables> ReadTablesAsync(NpgsqlConnection connection, RunOptions options, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(TablesQuery(options), OwnTables.Read, cancellationToken).ConfigureAwait(false))[0];

    private static async Task<IHistory?> HistoryAsync(NpgsqlConnection connection, RunOptions options, CancellationToken cancellationToken)
    {
        if (options is RollbackOptions { ToolHistory: { } wanted }
            && await ToolTableFinder.ResolveAsync(connection, wanted, options.History ?? HistoryTable.Default, cancellationToken).ConfigureAwait(false) is { } history)
        {
            return history;
        }

        return options.History is null ? null : new HistoryStore(options.History);
    }

    private static async Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            // The connection itself tells its host only while it is open.
            throw new ConnectionFailedException($"Cannot connect to database '{connection.Database}' on {new NpgsqlConnectionStringBuilder(connection.ConnectionString).Host}: {error.Cause()}", error);
        }
    }
}
