using Npgsql;

namespace PgRollback;

/// <summary>Asks a new session what it is, takes the deployer's lock if it is free, and refuses it where it can neither hold a lock nor change anything. One round trip.</summary>
internal static class SessionCheck
{
    // What is said to be done is on disk, also where the server's settings are content with less.
    // A session that only holds the lock while a hook is at work is not idle for want of anything to do; and a server that looks at its sockets now and then
    // notices that a deployer died, even while it builds an index, and lets go of the lock.
    private const string Prepare = """
        SELECT CASE WHEN pg_catalog.current_setting('synchronous_commit') = 'off' THEN pg_catalog.set_config('synchronous_commit', 'on', false) END,
               pg_catalog.set_config('idle_session_timeout', '0', false),
               pg_catalog.set_config('tcp_keepalives_idle', '5', false),
               pg_catalog.set_config('tcp_keepalives_interval', '2', false),
               pg_catalog.set_config('tcp_keepalives_count', '3', false),
               CASE WHEN pg_catalog.version() LIKE '%linux%' THEN pg_catalog.set_config('client_connection_check_interval', '2s', false) END
        """;

    // The function under pg_stat_activity: the view's joins take longer than all the rest.
    private const string Identify = """
        SELECT a.pid, a.backend_start, pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('transaction_read_only')::boolean, current_user
        FROM pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) AS a
        """;

    /// <summary>Takes back what was prepared, for a pool that does not reset its connections.</summary>
    public static readonly string[] Restore =
    [
        "RESET synchronous_commit", "RESET idle_session_timeout", "RESET tcp_keepalives_idle", "RESET tcp_keepalives_interval", "RESET tcp_keepalives_count", "RESET client_connection_check_interval",
    ];

    /// <param name="connection">The new session.</param>
    /// <param name="tryLock">The query that tries to take the lock; null when something must come before that.</param>
    /// <param name="tables">The query for PgRollback's own tables.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The process; and the tables when the lock is taken, else null.</returns>
    /// <exception cref="RunRefusedException">The server takes no changes.</exception>
    public static async Task<(Backend Backend, OwnTables? Locked)> RunAsync(NpgsqlConnection connection, string? tryLock, string tables, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(Identify), new NpgsqlBatchCommand(Prepare), new NpgsqlBatchCommand(TryLock(connection, tryLock)), new NpgsqlBatchCommand(tables) }, Timeout = 0 };
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var backend = new Backend(reader.GetInt32(0), reader.GetDateTime(1), reader.GetString(4));
                var (isStandby, isReadOnly) = (reader.GetBoolean(2), reader.GetBoolean(3));
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var isLocked = reader.GetBoolean(0);
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return isStandby ? throw ReadOnly(connection, "is a standby: it takes changes only from its primary. Connect to that one (Target Session Attributes=primary finds it among several hosts).")
                    : isReadOnly ? throw ReadOnly(connection, "is read-only by its settings (default_transaction_read_only).")
                    : (backend, isLocked ? OwnTables.Read(reader) : null);
            }
        }
    }

    /// <summary>The same without a round trip of its own: statements that a transaction may begin with. The last fails where the lock is not free, or the session is one that <see cref="RunAsync"/> has more to say about.</summary>
    public static IReadOnlyList<ScriptStatement> Opening(NpgsqlConnection connection, string tryLock) =>
    [
        new(Prepare, StatementPurpose.Setting),

        // Not a constant, which the server would compute before it looks at the condition.
        new($"SELECT CASE WHEN ({TryLock(connection, tryLock)}) THEN true ELSE pg_catalog.concat('the deployer''s lock is not free')::boolean END", StatementPurpose.Setting),
    ];

    /// <summary>Not where the session will be refused; nor behind a pooler, where the process may be another session's next.</summary>
    private static string TryLock(NpgsqlConnection connection, string? tryLock) => tryLock is null ? "SELECT false" : FormattableString.Invariant(
        $"SELECT CASE WHEN pg_catalog.pg_backend_pid() = {connection.ProcessID} AND NOT pg_catalog.pg_is_in_recovery() AND NOT pg_catalog.current_setting('transaction_read_only')::boolean THEN ({tryLock}) ELSE false END");

    private static RunRefusedException ReadOnly(NpgsqlConnection connection, string why) =>
        new(RefusalKind.ReadOnly, migration: null, $"database '{connection.Database}' on {connection.Host} {why}");
}
