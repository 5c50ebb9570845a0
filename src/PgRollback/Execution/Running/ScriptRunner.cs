namespace PgRollback;

/// <summary>Runs a script on one connection, segment by segment.</summary>
internal sealed class ScriptRunner(DeployerSession session, RollbackOptions options, RunSetting setting)
{
    public async Task RunAsync(RollbackScript script, CancellationToken cancellationToken)
    {
        var transactions = new TransactionRunner(session, options, setting);
        var standalone = new StandaloneRunner(session, options, setting);
        var (record, hooks) = (setting.Record, setting.Hooks);
        record.SegmentsDone = 0;
        foreach (var segment in script.Segments)
        {
            await hooks.BeforeSegmentAsync(segment, cancellationToken).ConfigureAwait(false);
            await (segment.IsTransactional ? transactions.RunAsync(segment, isLast: segment == script.Segments[^1], cancellationToken) : standalone.RunAsync(segment, cancellationToken)).ConfigureAwait(false);
            record.SegmentsDone++;
            record.Finished.UnionWith(segment.Finished.Select(static pending => pending.Rollback));
            await hooks.AfterRollbackAsync(record.Finished, cancellationToken).ConfigureAwait(false);
        }

        setting.Watcher.Report(next: null);
    }
}
