using Microsoft.Extensions.Logging;
using Npgsql;

namespace PgRollback;

/// <summary>CONCURRENTLY waits for every transaction of its database that is older than itself, without any timeout: whoever wonders why nothing happens is told for whom.</summary>
internal static class OldTransactions
{
    private const string Query = """
        SELECT format('process %s of role %s%s, since %s', pid, usename, ', ' || nullif(application_name, ''), date_trunc('second', xact_start))
        FROM pg_catalog.pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND (backend_xid IS NOT NULL OR backend_xmin IS NOT NULL) AND xact_start < now() - interval '1 second'
        ORDER BY xact_start LIMIT 5
        """;

    public static async Task TellAsync(NpgsqlConnection connection, RollbackStep step, ILogger? logger, CancellationToken cancellationToken)
    {
        if (logger is null || step is not (CreateIndex or DropIndex))
        {
            return;
        }

        var command = connection.CreateCommand(Query);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    Log.WaitsForTransaction(logger, step.Title, reader.GetString(0));
                }
            }
        }
    }
}
