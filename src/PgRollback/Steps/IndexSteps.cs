namespace PgRollback;

/// <summary>Creates an index that the migration dropped.</summary>
public sealed record CreateIndex : RollbackStep
{
    internal CreateIndex(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops an index that the migration created.</summary>
public sealed record DropIndex : RollbackStep
{
    internal DropIndex(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives an index its earlier name.</summary>
public sealed record RenameIndex : RollbackStep
{
    internal RenameIndex(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives an index an earlier setting.</summary>
public sealed record AlterIndex : RollbackStep
{
    internal AlterIndex(StepData data)
        : base(data)
    {
    }
}
