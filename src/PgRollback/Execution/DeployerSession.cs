using Npgsql;

namespace PgRollback;

/// <summary>The one connection of a run, with or without the deployer's lock.</summary>
internal sealed class DeployerSession : IAsyncDisposable
{
    private readonly long? _lockKey;

    private DeployerSession(NpgsqlConnection connection, long? lockKey, HistoryTable? history)
    {
        Connection = connection;
        _lockKey = lockKey;
        History = history is null ? null : new HistoryStore(history);
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>Null when none is kept.</summary>
    public HistoryStore? History { get; }

    /// <summary>Major version.</summary>
    public int ServerVersion => Connection.PostgreSqlVersion.Major;

    /// <summary>Runs something on a connection of its own under the deployer's lock, and puts Npgsql's exceptions into PgRollback's words.</summary>
    public static Task<T> RunLockedAsync<T>(NpgsqlDataSource dataSource, RunOptions options, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken) =>
        RunAsync(dataSource, options, locked: true, run, cancellationToken);

    /// <summary>The same without the lock, for what only reads.</summary>
    public static Task<T> RunReadingAsync<T>(NpgsqlDataSource dataSource, RunOptions options, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken) =>
        RunAsync(dataSource, options, locked: false, run, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_lockKey is { } key)
        {
            await DeployerLock.ReleaseAsync(Connection, key).ConfigureAwait(false);
        }

        await Connection.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<T> RunAsync<T>(NpgsqlDataSource dataSource, RunOptions options, bool locked, Func<DeployerSession, Task<T>> run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        try
        {
            var session = await OpenAsync(dataSource, options, locked, cancellationToken).ConfigureAwait(false);
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

    private static async Task<DeployerSession> OpenAsync(NpgsqlDataSource dataSource, RunOptions options, bool locked, CancellationToken cancellationToken)
    {
        if (new NpgsqlConnectionStringBuilder(dataSource.ConnectionString).Multiplexing)
        {
            throw new RunRefusedException(RefusalKind.ConnectionMode, migration: null, "The connection string says Multiplexing=true, where statements of one run go over several connections; PgRollback needs one session for its lock.");
        }

        var connection = dataSource.CreateConnection();
        try
        {
            await OpenAsync(connection, cancellationToken).ConfigureAwait(false);
            if (!locked)
            {
                return new DeployerSession(connection, lockKey: null, options.History);
            }

            var key = DeployerLock.Key(connection.Database, options.History);
            await DeployerLock.AcquireAsync(connection, key, options, cancellationToken).ConfigureAwait(false);
            return new DeployerSession(connection, key, options.History);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw new ConnectionFailedException($"Cannot connect to database '{connection.Database}' on {connection.Host}: {error.Cause()}", error);
        }
    }
}
