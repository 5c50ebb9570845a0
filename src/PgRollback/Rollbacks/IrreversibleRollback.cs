namespace PgRollback;

/// <summary>A migration without a way back, as its author acknowledged. A path that holds it is refused as a whole.</summary>
public abstract class IrreversibleRollback : Rollback
{
    /// <summary>Called by generated code.</summary>
    /// <param name="data">The encoded plan, without steps.</param>
    protected IrreversibleRollback(PlanData data)
        : base(data)
    {
    }

    /// <summary>Why there is no way back, in its author's words.</summary>
    public string Reason => Plan.Reason ?? "";
}
