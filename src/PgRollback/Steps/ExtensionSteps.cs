namespace PgRollback;

/// <summary>Installs an extension that the migration dropped.</summary>
public sealed record CreateExtension : RollbackStep
{
    internal CreateExtension(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops an extension that the migration installed.</summary>
public sealed record DropExtension : RollbackStep
{
    internal DropExtension(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives an extension its earlier version or schema.</summary>
public sealed record AlterExtension : RollbackStep
{
    internal AlterExtension(StepData data)
        : base(data)
    {
    }
}
