namespace PgRollback;

/// <summary>Creates a domain that the migration dropped.</summary>
public sealed record CreateDomain : RollbackStep
{
    internal CreateDomain(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a domain that the migration created.</summary>
public sealed record DropDomain : RollbackStep
{
    internal DropDomain(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a domain its earlier name.</summary>
public sealed record RenameDomain : RollbackStep
{
    internal RenameDomain(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a domain its earlier default or nullability.</summary>
public sealed record AlterDomain : RollbackStep
{
    internal AlterDomain(StepData data)
        : base(data)
    {
    }
}
