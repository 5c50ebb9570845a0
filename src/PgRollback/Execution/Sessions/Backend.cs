using Npgsql;

namespace PgRollback;

/// <summary>The server's process behind a session.</summary>
/// <param name="ProcessId">Its number.</param>
/// <param name="StartedAt">When it was started: numbers are used again.</param>
/// <param name="Role">The role that owns what it makes.</param>
internal readonly record struct Backend(int ProcessId, DateTime StartedAt, string Role)
{
    /// <summary>Ends what a broken connection left behind, which the server would notice only when its keepalives go unanswered; until then it holds the deployer's lock.</summary>
    public async Task EndAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand("SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE pid = $1 AND backend_start = $2");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = ProcessId });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = StartedAt });
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                // Then it is waited for, like any other deployer.
            }
        }
    }
}
