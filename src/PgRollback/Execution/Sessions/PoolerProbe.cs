using Npgsql;

namespace PgRollback;

/// <summary>Tells a pooler in transaction mode, where each transaction of a session may go to another server process, and a session's lock stays behind in one of them.</summary>
internal static class PoolerProbe
{
    private const string ProcessId = "SELECT pg_catalog.pg_backend_pid()";

    /// <summary>
    /// A pooler makes up the process number that a client is told at login; where it is the true one there is none. Else a second session opens a transaction:
    /// if it is given the process that the first one just used, or the first one is now given another, processes are not the sessions' own.
    /// </summary>
    /// <exception cref="RunRefusedException">There is one.</exception>
    public static async Task RunAsync(NpgsqlDataSource dataSource, NpgsqlConnection connection, Backend backend, CancellationToken cancellationToken)
    {
        if (connection.ProcessID == backend.ProcessId)
        {
            return;
        }

        try
        {
            await CompareAsync(dataSource, connection, backend, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.ProtocolViolation)
        {
            // In statement mode it takes no BEGIN at all.
            throw Refused();
        }
    }

    public static RunRefusedException Refused() => new(
        RefusalKind.ConnectionMode,
        migration: null,
        "a pooler in transaction or statement mode stands between this program and the server: the deployer's lock would stay with another session than the statements. Connect to the server itself, or by a pool in session mode.");

    private static async Task CompareAsync(NpgsqlDataSource dataSource, NpgsqlConnection connection, Backend backend, CancellationToken cancellationToken)
    {
        var second = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (second.ConfigureAwait(false))
        {
            int other, meanwhile;
            var transaction = await second.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                other = await second.ScalarAsync<int>(ProcessId, cancellationToken).ConfigureAwait(false);
                meanwhile = await connection.ScalarAsync<int>(ProcessId, cancellationToken).ConfigureAwait(false);
                await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
            }

            // The process that was given back last is the first to go out again.
            var afterwards = await connection.ScalarAsync<int>(ProcessId, cancellationToken).ConfigureAwait(false);
            if (other == backend.ProcessId || meanwhile != backend.ProcessId || afterwards != backend.ProcessId)
            {
                throw Refused();
            }
        }
    }
}
