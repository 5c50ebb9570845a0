namespace PgRollback;

/// <summary>A rollback that is about to run on a database.</summary>
/// <param name="Rollback">What to run.</param>
/// <param name="Entry">Its row of the history; null when none is kept.</param>
internal sealed record PendingRollback(Rollback Rollback, HistoryEntry? Entry)
{
    /// <summary>Steps that have nothing to take back on this database, as a witness of the deployment says.</summary>
    public IReadOnlySet<RollbackStep> LeftOut { get; init; } = EmptySet;

    private static IReadOnlySet<RollbackStep> EmptySet { get; } = new HashSet<RollbackStep>();

    /// <summary>The steps that are to run.</summary>
    public IEnumerable<RollbackStep> StepsToRun => Rollback.Steps.Skip(StepsDone).Where(step => !LeftOut.Contains(step));

    public bool IsResumed => Entry is { State: HistoryState.RollingBack };

    public int StepsDone => IsResumed ? Entry!.StepsDone : 0;
}
