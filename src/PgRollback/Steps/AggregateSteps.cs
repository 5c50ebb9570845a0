namespace PgRollback;

/// <summary>Creates an aggregate that the migration dropped.</summary>
public sealed record CreateAggregate : RoutineStep
{
    internal CreateAggregate(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives an aggregate its earlier definition.</summary>
public sealed record ReplaceAggregate : RoutineStep
{
    internal ReplaceAggregate(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops an aggregate that the migration created.</summary>
public sealed record DropAggregate : RoutineStep
{
    internal DropAggregate(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives an aggregate its earlier name.</summary>
public sealed record RenameAggregate : RoutineStep
{
    internal RenameAggregate(StepData data)
        : base(data)
    {
    }
}
