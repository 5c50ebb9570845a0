namespace PgRollback;

/// <summary>A way back that destroys rows or values that have come since the migration: who runs it says what becomes of them.</summary>
public abstract class DestructiveRollback : Rollback
{
    /// <summary>Called by generated code.</summary>
    /// <param name="data">The encoded plan.</param>
    protected DestructiveRollback(PlanData data)
        : base(data)
    {
    }
}
