namespace PgRollback;

/// <summary>Runs a script on one connection, segment by segment.</summary>
internal sealed class ScriptRunner(DeployerSession session, RollbackOptions options, RunRecord record, RunWatcher watcher)
{
    public async Task RunAsync(RollbackScript script, CancellationToken cancellationToken)
    {
        var transactions = new TransactionRunner(session, options, record, watcher);
        var standalone = new StandaloneRunner(session, options, record, watcher);
        record.SegmentsDone = 0;
        foreach (var segment in script.Segments)
        {
            await (segment.IsTransactional ? transactions.RunAsync(segment, cancellationToken) : standalone.RunAsync(segment, cancellationToken)).ConfigureAwait(false);
            record.SegmentsDone++;
        }

        watcher.Report(next: null);
    }
}
