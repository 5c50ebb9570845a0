namespace PgRollback;

/// <summary>A path on many databases.</summary>
internal static class FleetRollback
{
    public static Task<FleetReport> RunAsync(RollbackPath path, IReadOnlyList<DatabaseTarget> targets, RowLoss rows, RollbackOptions? options, FleetOptions? fleet, CancellationToken cancellationToken)
    {
        var settings = Settings(path, options);
        return FleetRunner.RunAsync(
            targets,
            fleet,
            async (target, dataSource, token) =>
            {
                var report = await RollbackRunner.RunAsync(path, dataSource, rows, settings with { Progress = fleet?.MigrationProgress?.Invoke(target) }, token).ConfigureAwait(false);
                return new TargetReport(target, report.Migrations.Count == 0 ? TargetState.NothingToDo : TargetState.Done)
                {
                    Migrations = report.Migrations.Select(static item => item.Rollback.Stem).ToArray(),
                    RunId = report.Migrations.Count > 0 && settings is { Audit: true, History: not null } ? report.RunId : null,
                    Notices = report.Notices,
                };
            },
            cancellationToken);
    }

    public static Task<FleetReport> PreflightAsync(RollbackPath path, IReadOnlyList<DatabaseTarget> targets, RowLoss rows, RollbackOptions? options, FleetOptions? fleet, CancellationToken cancellationToken)
    {
        var settings = Settings(path, options);
        return FleetRunner.RunAsync(
            targets,
            fleet,
            async (target, dataSource, token) =>
            {
                var script = await RollbackRunner.PreviewAsync(path, dataSource, rows, settings, token).ConfigureAwait(false);
                return new TargetReport(target, script.Pending.Count == 0 ? TargetState.NothingToDo : TargetState.Done)
                {
                    Migrations = script.Pending.Select(static pending => pending.Rollback.Stem).ToArray(),
                };
            },
            cancellationToken);
    }

    private static RollbackOptions Settings(RollbackPath path, RollbackOptions? options) => path.Kind == PathKind.Last
        ? throw new ArgumentException("On many databases the last migrations of each need not be the same ones, and running it again would take back others: name them (DownTo, Single, Since, DownToNothing).", nameof(path))
        : (options ?? RollbackOptions.Default) with { OnlyWhereApplied = true };
}
