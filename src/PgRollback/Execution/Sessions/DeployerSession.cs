using Npgsql;

namespace PgRollback;

/// <summary>The one connection of a run, with or without the deployer's lock.</summary>
internal sealed class DeployerSession : IAsyncDisposable
{
    private long? _lockKey;
    private readonly RunOptions _options;
    private OwnTables? _tables;

    private DeployerSession(NpgsqlConnection connection, RunOptions options, Backend? backend, long? lockKey, OwnTables? tables, IHistory? history)
    {
        Connection = connection;
        Backend = backend;
        _options = options;
        _lockKey = lockKey;
        _tables = tables;
        History = history;
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>The server process that holds the lock; null without one.</summary>
    public Backend? Backend { get; }

    /// <summary>Null when none is kept.</summary>
    public IHistory? History { get; }

    /// <summary>PgRollback's own history; null when none is kept, or that of a tool counts.</summary>
    public HistoryStore? OwnHistory => History as HistoryStore;

    /// <summary>Major version.</summary>
    public int ServerVersion => Connection.PostgreSqlVersion.Major;

    /// <summary>What the database had when the session began, and nobody else makes while it holds the lock.</summary>
    public async ValueTask<OwnTables> TablesAsync(CancellationToken cancellationToken) => _tables ??= await ReadTablesAsync(Connection, _options, cancellationToken).ConfigureAwait(false);

    /// <summary>Runs something on a connection of its own under the deployer's lock, and puts Npgsql's exceptions into PgRollback's words.</summary>
    public static Task<T> RunLockedAsync<T>(NpgsqlDataSource dataSource, RunOptions options, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken) =>
        RunAsync(dataSource, options, locked: true, predecessor: null, run, cancellationToken);

    /// <summary>The same in the place of a session whose connection broke.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="options">Settings.</param>
    /// <param name="predecessor">What may be left of it on the server; ended first, since it may hold the lock.</param>
    /// <param name="run">What to do.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task<T> RunLockedAsync<T>(NpgsqlDataSource dataSource, RunOptions options, Backend? predecessor, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken) =>
        RunAsync(dataSource, options, locked: true, predecessor, run, cancellationToken);

    /// <summary>The same without the lock, for what only reads.</summary>
    public static Task<T> RunReadingAsync<T>(NpgsqlDataSource dataSource, RunOptions options, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken) =>
        RunAsync(dataSource, options, locked: false, predecessor: null, run, cancellationToken);

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

    private static async Task<T> RunAsync<T>(
        NpgsqlDataSource dataSource, RunOptions options, bool locked, Backend? predecessor, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        try
        {
            var session = await OpenAsync(dataSource, options, locked, predecessor, cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
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

    private static async Task<DeployerSession> OpenAsync(NpgsqlDataSource dataSource, RunOptions options, bool locked, Backend? predecessor, CancellationToken cancellationToken)
    {
        if (new NpgsqlConnectionStringBuilder(dataSource.ConnectionString).Multiplexing)
        {
            throw new RunRefusedException(RefusalKind.ConnectionMode, migration: null, "The connection string says Multiplexing=true, where statements of one run go over several connections; PgRollback needs one session for its lock.");
        }

        var connection = dataSource.CreateConnection();
        try
        {
            await OpenAsync(connection, cancellationToken).ConfigureAwait(false);
            return locked
                ? await LockAsync(dataSource, connection, options, predecessor, cancellationToken).ConfigureAwait(false)
                : new DeployerSession(connection, options, backend: null, lockKey: null, tables: null, await HistoryAsync(connection, options, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<DeployerSession> LockAsync(NpgsqlDataSource dataSource, NpgsqlConnection connection, RunOptions options, Backend? predecessor, CancellationToken cancellationToken)
    {
        var key = DeployerLock.Key(connection.Database, options.History);

        // Which history counts is found out first, where it takes looking: who is told to choose one waits for nobody.
        var tryLock = options is RollbackOptions { ToolHistory: not null } ? null : DeployerLock.Try(key);
        var (backend, tables) = await SessionCheck.RunAsync(connection, tryLock, TablesQuery(options), cancellationToken).ConfigureAwait(false);
        if (tables is null)
        {
            await PoolerProbe.RunAsync(dataSource, connection, backend, cancellationToken).ConfigureAwait(false);
            if (predecessor is { } dead)
            {
                await dead.EndAsync(connection, cancellationToken).ConfigureAwait(false);
            }
        }

        var history = await HistoryAsync(connection, options, cancellationToken).ConfigureAwait(false);
        if (tables is null)
        {
            await DeployerLock.AcquireAsync(connection, key, options, cancellationToken).ConfigureAwait(false);
        }

        return new DeployerSession(connection, options, backend, key, tables, history);
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
