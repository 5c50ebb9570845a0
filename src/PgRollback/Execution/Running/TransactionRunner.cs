using Npgsql;

namespace PgRollback;

/// <summary>Runs one transaction, again and again while only its locks are in the way: as one batch, or as one batch for each migration when somebody watches.</summary>
internal sealed class TransactionRunner(DeployerSession session, RollbackOptions options, RunSetting setting)
{
    private NpgsqlConnection Connection => session.Connection;

    /// <param name="segment">The transaction.</param>
    /// <param name="isLast">Nothing of the script comes after it.</param>
    /// <param name="cancellationToken">Undoes it.</param>
    public async Task RunAsync(ScriptSegment segment, bool isLast, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(options.RetryTimeout);
        while (true)
        {
            TimeSpan pause;
            try
            {
                await RunOnceAsync(segment, isLast, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (HousekeepingFailedException) when (session.Opening.Count > 0)
            {
                // Most likely another deployer is at work; what else it may be is found out on the way to the lock.
                pause = TimeSpan.Zero;
            }
            catch (RollbackFailedException error) when (error.IsTransient && backoff.TryNext(out pause))
            {
                if (options.Logger is { } logger)
                {
                    Log.TryingAgain(logger, error.SqlState, error.PostgresMessage, pause);
                }
            }

            // Outside the transaction: nothing is held meanwhile.
            setting.Watcher.Forget();
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            await session.EnsureLockedAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RunOnceAsync(ScriptSegment segment, bool isLast, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.TransactionTimeout is { } timeout)
        {
            limit.CancelAfter(timeout);
        }

        try
        {
            var batch = new BatchRunner(Connection, session.ProcessId);
            var transaction = await Connection.BeginTransactionAsync(limit.Token).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                IReadOnlyList<ScriptStatement> all = [.. session.Opening, .. segment.Statements];
                foreach (var statements in setting.Watcher.IsWatched ? ByMigration(all) : [all])
                {
                    setting.Watcher.Report(statements[^1].Pending?.Rollback);
                    await batch.RunAsync(statements, limit.Token).ConfigureAwait(false);
                }

                batch.ThrowIfRefused();
                await setting.Hooks.VerifyAsync(segment, Connection, limit.Token).ConfigureAwait(false);
                await CommitAsync(segment, batch, isLast, limit.Token).ConfigureAwait(false);
            }

            session.Opened();
            batch.AddTo(setting.Record);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TransactionTimeoutException(options.TransactionTimeout!.Value);
        }
    }

    private async Task CommitAsync(ScriptSegment segment, BatchRunner batch, bool isLast, CancellationToken cancellationToken)
    {
        try
        {
            await (isLast ? setting.CommitLastAsync(session, batch, cancellationToken) : Connection.CommitAsync(cancellationToken)).ConfigureAwait(false);
        }
        catch (NpgsqlException error) when (error.IsConnectionFailure())
        {
            setting.Record.Doubt(batch.Identity.TransactionId, batch, segment.Finished.Select(static pending => pending.Rollback));
            throw new ConnectionFailedException($"The connection broke during COMMIT, so only the server knows whether it took effect: SELECT pg_xact_status('{batch.Identity.TransactionId}'). {error.Cause()}", error)
            {
                IsOutcomeUnknown = true,
                TransactionId = batch.Identity.TransactionId,
            };
        }
        catch (PostgresException error)
        {
            throw StatementErrors.OfCommit(segment, error);
        }
    }

    /// <summary>Settings go with the migration that follows them.</summary>
    private static IEnumerable<IReadOnlyList<ScriptStatement>> ByMigration(IReadOnlyList<ScriptStatement> statements)
    {
        var group = new List<ScriptStatement>();
        PendingRollback? current = null;
        foreach (var statement in statements)
        {
            if (current is not null && statement.Pending is not null && statement.Pending != current)
            {
                yield return group;
                group = [];
            }

            current = statement.Pending ?? current;
            group.Add(statement);
        }

        yield return group;
    }
}
