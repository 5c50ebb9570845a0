namespace PgRollback;

/// <summary>Creates a function that the migration dropped.</summary>
public sealed record CreateFunction : RoutineStep
{
    internal CreateFunction(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a function its earlier definition.</summary>
public sealed record ReplaceFunction : RoutineStep
{
    internal ReplaceFunction(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a function that the migration created.</summary>
public sealed record DropFunction : RoutineStep
{
    internal DropFunction(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a function its earlier name.</summary>
public sealed record RenameFunction : RoutineStep
{
    internal RenameFunction(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a function an earlier property.</summary>
public sealed record AlterFunction : RoutineStep
{
    internal AlterFunction(StepData data)
        : base(data)
    {
    }
}
