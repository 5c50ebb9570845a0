namespace PgRollback;

/// <summary>A rollback that is about to run on a database.</summary>
/// <param name="Rollback">What to run.</param>
/// <param name="Entry">Its row of the history; null when none is kept.</param>
internal sealed record PendingRollback(Rollback Rollback, HistoryEntry? Entry)
{
    public bool IsResumed => Entry is { State: HistoryState.RollingBack };

    public int StepsDone => IsResumed ? Entry!.StepsDone : 0;
}
