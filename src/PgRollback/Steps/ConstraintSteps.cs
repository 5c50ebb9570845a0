namespace PgRollback;

/// <summary>Adds a constraint that the migration dropped.</summary>
public sealed record AddConstraint : RollbackStep
{
    internal AddConstraint(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a constraint that the migration added.</summary>
public sealed record DropConstraint : RollbackStep
{
    internal DropConstraint(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a constraint its earlier name.</summary>
public sealed record RenameConstraint : RollbackStep
{
    internal RenameConstraint(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a constraint its earlier deferrability or enforcement.</summary>
public sealed record AlterConstraint : RollbackStep
{
    internal AlterConstraint(StepData data)
        : base(data)
    {
    }
}

/// <summary>Checks the rows against a constraint that was added as NOT VALID.</summary>
public sealed record ValidateConstraint : RollbackStep
{
    internal ValidateConstraint(StepData data)
        : base(data)
    {
    }
}
