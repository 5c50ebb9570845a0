namespace PgRollback;

/// <summary>A step about a column; <see cref="RollbackStep.Name"/> is the column's.</summary>
public abstract record ColumnStep : TableMemberStep
{
    private protected ColumnStep(StepData data)
        : base(data)
    {
    }

    /// <inheritdoc/>
    public sealed override string ObjectAddress => $"column {Qualified(Table)}.{Name}";
}
