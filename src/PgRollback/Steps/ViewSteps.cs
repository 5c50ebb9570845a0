namespace PgRollback;

/// <summary>Creates a view that the migration dropped.</summary>
public sealed record CreateView : RollbackStep
{
    internal CreateView(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a view its earlier definition.</summary>
public sealed record ReplaceView : RollbackStep
{
    internal ReplaceView(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a view that the migration created.</summary>
public sealed record DropView : RollbackStep
{
    internal DropView(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a view its earlier name.</summary>
public sealed record RenameView : RollbackStep
{
    internal RenameView(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a view an earlier setting.</summary>
public sealed record AlterView : RollbackStep
{
    internal AlterView(StepData data)
        : base(data)
    {
    }
}

/// <summary>Creates a materialized view that the migration dropped.</summary>
public sealed record CreateMaterializedView : RollbackStep
{
    internal CreateMaterializedView(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a materialized view that the migration created.</summary>
public sealed record DropMaterializedView : RollbackStep
{
    internal DropMaterializedView(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a materialized view its earlier name.</summary>
public sealed record RenameMaterializedView : RollbackStep
{
    internal RenameMaterializedView(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a materialized view an earlier setting.</summary>
public sealed record AlterMaterializedView : RollbackStep
{
    internal AlterMaterializedView(StepData data)
        : base(data)
    {
    }
}
