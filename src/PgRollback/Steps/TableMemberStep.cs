namespace PgRollback;

/// <summary>A step about something that has its name within a table: a column, trigger, rule or policy.</summary>
public abstract record TableMemberStep : RollbackStep
{
    private protected TableMemberStep(StepData data)
        : base(data)
    {
        if (data.Table is null)
        {
            throw PlanFormatException.MissingInStep(data.Kind, "table");
        }
    }

    /// <inheritdoc cref="RollbackStep.Table"/>
    public new string Table => base.Table!;
}
