namespace PgRollback;

/// <summary>What many databases have.</summary>
internal static class FleetStatus
{
    public static async Task<IReadOnlyList<TargetStatus>> ReadAsync(RollbackSet set, IReadOnlyList<DatabaseTarget> targets, HistoryTable? history, FleetOptions? fleet, CancellationToken cancellationToken)
    {
        var statuses = new Dictionary<DatabaseTarget, IReadOnlyList<MigrationStatus>>();
        var report = await FleetRunner.RunAsync(
            targets,
            fleet,
            async (target, dataSource, token) =>
            {
                var status = await StatusReader.ReadAsync(set, dataSource, history, token).ConfigureAwait(false);
                lock (statuses)
                {
                    statuses[target] = status;
                }

                return new TargetReport(target, TargetState.Done);
            },
            cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return report.Targets.Select(target => target.Error is null or RollbackException
            ? new TargetStatus(target.Target, statuses.GetValueOrDefault(target.Target), target.Error as RollbackException)
            : throw target.Error).ToArray();
    }
}
