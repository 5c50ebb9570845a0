using System.Globalization;
using Npgsql;

namespace PgRollback;

/// <summary>What became of a transaction whose COMMIT was not answered.</summary>
internal static class CommitOutcome
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asked under the deployer's lock, so its session is gone or about to be; until then the transaction is still in progress.</summary>
    /// <returns><c>committed</c> or <c>aborted</c>; null when this server has no memory of it.</returns>
    public static async Task<string?> AskAsync(NpgsqlConnection connection, string transactionId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var status = await StatusAsync(connection, transactionId, cancellationToken).ConfigureAwait(false);
            if (status is not "in progress")
            {
                return status;
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<string?> StatusAsync(NpgsqlConnection connection, string transactionId, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_catalog.pg_xact_status({SqlText.Literal(transactionId)}::pg_catalog.xid8)"));
        await using (command.ConfigureAwait(false))
        {
            try
            {
                return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidParameterValue)
            {
                // "transaction ID … is in the future": a server that never saw it, such as a standby that was promoted.
                return null;
            }
        }
    }
}
