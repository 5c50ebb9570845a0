namespace PgRollback;

/// <summary>Finds out, on a new connection, how far a run came whose connection broke, and lays out the rest.</summary>
internal sealed class RunResumption(DeployerSession session, RollbackSet migrations, RunRecord record, RollbackScript script, RowLoss rows, RollbackOptions options)
{
    /// <exception cref="ConnectionFailedException">That cannot be found out.</exception>
    public async Task<RollbackScript> PrepareAsync(CancellationToken cancellationToken)
    {
        var doubt = record.InDoubt;
        if (doubt is not null)
        {
            await DecideAsync(doubt, cancellationToken).ConfigureAwait(false);
        }

        if (session.History is not { } history)
        {
            return RestOf(script);
        }

        // The history was written by the transactions themselves, and nobody else works on it while we hold the lock.
        var live = await history.ReadLiveAsync(migrations, session.Connection, cancellationToken).ConfigureAwait(false);
        var rest = record.Pending
            .Select(pending => pending with { Entry = live.Find(entry => entry.IsSame(pending.Entry!)) })
            .Where(static pending => pending.Entry is not null)
            .ToList();
        foreach (var pending in record.Pending.Where(pending => !rest.Exists(left => left.Rollback == pending.Rollback)))
        {
            record.Finish(pending.Rollback, duration: null);
        }

        if (rest.Find(pending => record.Finished.Contains(pending.Rollback)) is { } lost)
        {
            throw Unknown($"This server has lost a commit: it had recorded that {lost.Rollback.Stem} is rolled back, and its history says that it is not. It may be a standby that was promoted before it had received everything.", transactionId: null);
        }

        return ScriptBuilder.Build(rest, rows, options, session.ServerVersion, script.Companions, history);
    }

    private async Task DecideAsync(DoubtfulTransaction doubt, CancellationToken cancellationToken)
    {
        var status = await CommitOutcome.AskAsync(session.Connection, doubt.TransactionId, cancellationToken).ConfigureAwait(false)
            ?? (await IsUntouchedAsync(cancellationToken).ConfigureAwait(false)
                ? "forgotten"
                : throw Unknown($"The connection broke during COMMIT, and this server does not know transaction {doubt.TransactionId}: it may not be the one that we were connected to. Ask for the status before you go on.", doubt.TransactionId));
        if (options.Logger is { } logger)
        {
            Log.OutcomeResolved(logger, doubt.TransactionId, status);
        }

        record.Decide(string.Equals(status, "committed", StringComparison.Ordinal));
    }

    /// <summary>
    /// A server that was stopped at once has forgotten a transaction of which nothing had reached its disk. That it is the same database, and that the transaction left nothing,
    /// show the rows of the history that the transaction was about to change.
    /// </summary>
    private async Task<bool> IsUntouchedAsync(CancellationToken cancellationToken)
    {
        if (session.History is not { } history)
        {
            return false;
        }

        var live = await history.ReadLiveAsync(migrations, session.Connection, cancellationToken).ConfigureAwait(false);
        return record.Pending
            .Where(pending => !record.Finished.Contains(pending.Rollback))
            .All(pending => live.Exists(entry => entry.IsSame(pending.Entry!)));
    }

    /// <summary>Without a history only our own memory tells which segments are behind us.</summary>
    private RollbackScript RestOf(RollbackScript whole)
    {
        var rest = whole.Segments.Skip(record.SegmentsDone).ToList();
        if (rest is [{ IsTransactional: false } first, ..])
        {
            rest[0] = first with { Statements = first.Statements.Select(static statement => statement with { MayBeDone = statement.Purpose == StatementPurpose.Step }).ToList() };
        }

        record.SegmentsDone = 0;
        return whole with { Segments = rest };
    }

    private static ConnectionFailedException Unknown(string message, string? transactionId) =>
        new(message, innerException: null) { IsOutcomeUnknown = true, TransactionId = transactionId };
}
