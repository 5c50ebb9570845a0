namespace PgRollback;

/// <summary>Deletes rows that the migration inserted, by their keys.</summary>
public sealed record DeleteRow : RollbackStep
{
    internal DeleteRow(StepData data)
        : base(data)
    {
    }
}

/// <summary>Inserts rows that the migration deleted.</summary>
public sealed record InsertRow : RollbackStep
{
    internal InsertRow(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives rows the values that they had before.</summary>
public sealed record UpdateRow : RollbackStep
{
    internal UpdateRow(StepData data)
        : base(data)
    {
    }
}
