using System.Diagnostics;
using Npgsql;

namespace PgRollback;

/// <summary>Runs a whole rollback in one transaction, looks at what it did, and takes it back. The server itself ends it at the deadline, even when this process cannot.</summary>
internal sealed class Rehearsal(DeployerSession session, RollbackScript script, TimeSpan deadline)
{
    // Read before anything is dropped, so that what goes still has its name.
    private const string Names = "CREATE TEMP TABLE pgrollback_names ON COMMIT DROP AS SELECT c.oid, c.oid::regclass::text AS name, nullif(c.reltuples, -1)::bigint AS rows FROM pg_catalog.pg_class AS c WHERE c.oid >= 16384";

    private const string Locks = """
        SELECT coalesce(n.name, l.relation::text), l.mode, n.rows FROM pg_catalog.pg_locks AS l LEFT JOIN pg_temp.pgrollback_names AS n ON n.oid = l.relation
        WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted AND l.relation >= 16384 AND n.name IS DISTINCT FROM 'pgrollback_names'
        GROUP BY l.relation, n.name, l.mode, n.rows ORDER BY 1, 2
        """;

    private NpgsqlConnection Connection => session.Connection;

    /// <exception cref="RunRefusedException">A step cannot run in a transaction.</exception>
    /// <exception cref="TransactionTimeoutException">The deadline passed; all of it is taken back.</exception>
    public async Task<RehearsalReport> RunAsync(CancellationToken cancellationToken)
    {
        if (script.Segments.SelectMany(static segment => segment.Statements).FirstOrDefault(static statement => statement.Step is { IsTransactional: false }) is { } standalone)
        {
            throw new RunRefusedException(RefusalKind.Unrehearsable, standalone.Pending!.Rollback.Stem, $"{standalone.Step} runs outside a transaction, so it cannot be taken back and not be rehearsed.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(deadline);
        var clock = Stopwatch.StartNew();
        try
        {
            var transaction = await Connection.BeginTransactionAsync(limit.Token).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                // Whatever becomes of us, the server lets go of the locks; a little later, so that we are the first to notice.
                var milliseconds = FormattableString.Invariant($"{(long)deadline.TotalMilliseconds + 2000}");
                await Connection.ExecuteAsync($"SET LOCAL statement_timeout = {milliseconds}; SET LOCAL idle_in_transaction_session_timeout = {milliseconds}{(session.ServerVersion >= 17 ? $"; SET LOCAL transaction_timeout = {milliseconds}" : "")}", limit.Token).ConfigureAwait(false);
                await Connection.ExecuteAsync(Names, limit.Token).ConfigureAwait(false);
                var batch = new BatchRunner(Connection, session.ProcessId);
                foreach (var segment in script.Segments)
                {
                    await batch.RunAsync(segment.Statements, limit.Token).ConfigureAwait(false);
                }

                batch.ThrowIfRefused();
                var record = new RunRecord(script.Pending);
                batch.AddTo(record);
                var locks = await Connection.QueryAsync(Locks, static row => new RehearsedLock(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2)), limit.Token).ConfigureAwait(false);
                await Connection.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
                return new RehearsalReport(record.Steps.Select(static step => new RehearsedStep(step.Rollback.Stem, step.Step, step.Duration)).ToArray(), locks, clock.Elapsed);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TransactionTimeoutException(deadline);
        }
    }
}
