namespace PgRollback;

/// <summary>Creates a sequence that the migration dropped.</summary>
public sealed record CreateSequence : RollbackStep
{
    internal CreateSequence(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a sequence that the migration created.</summary>
public sealed record DropSequence : RollbackStep
{
    internal DropSequence(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a sequence its earlier name.</summary>
public sealed record RenameSequence : RollbackStep
{
    internal RenameSequence(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a sequence its earlier options or owner column.</summary>
public sealed record AlterSequence : RollbackStep
{
    internal AlterSequence(StepData data)
        : base(data)
    {
    }
}
