namespace PgRollback;

/// <summary>A step that is known by its SQL alone: hand-written, or of a kind that this version of the runtime does not know.</summary>
public sealed record RawSqlStep : RollbackStep
{
    internal RawSqlStep(StepData data)
        : base(data)
    {
    }
}
