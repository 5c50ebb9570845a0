namespace PgRollback;

/// <summary>Drops a table that the migration created.</summary>
public sealed record DropTable : RollbackStep
{
    internal DropTable(StepData data)
        : base(data)
    {
    }
}

/// <summary>Creates a table that the migration dropped.</summary>
public sealed record CreateTable : RollbackStep
{
    internal CreateTable(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a table its earlier name.</summary>
public sealed record RenameTable : RollbackStep
{
    internal RenameTable(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a table an earlier setting: storage parameter, row security, replica identity, inheritance.</summary>
public sealed record AlterTable : RollbackStep
{
    internal AlterTable(StepData data)
        : base(data)
    {
    }
}
