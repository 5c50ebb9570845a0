namespace PgRollback;

/// <summary>A way back that destroys no rows.</summary>
public abstract class SafeRollback : Rollback
{
    /// <summary>Called by generated code.</summary>
    /// <param name="data">The encoded plan.</param>
    protected SafeRollback(PlanData data)
        : base(data)
    {
    }
}
