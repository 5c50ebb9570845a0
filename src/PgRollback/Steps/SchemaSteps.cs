namespace PgRollback;

/// <summary>Creates a schema that the migration dropped.</summary>
public sealed record CreateSchema : RollbackStep
{
    internal CreateSchema(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a schema that the migration created.</summary>
public sealed record DropSchema : RollbackStep
{
    internal DropSchema(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a schema its earlier name.</summary>
public sealed record RenameSchema : RollbackStep
{
    internal RenameSchema(StepData data)
        : base(data)
    {
    }
}
