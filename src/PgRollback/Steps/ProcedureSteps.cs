namespace PgRollback;

/// <summary>Creates a procedure that the migration dropped.</summary>
public sealed record CreateProcedure : RoutineStep
{
    internal CreateProcedure(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a procedure its earlier definition.</summary>
public sealed record ReplaceProcedure : RoutineStep
{
    internal ReplaceProcedure(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a procedure that the migration created.</summary>
public sealed record DropProcedure : RoutineStep
{
    internal DropProcedure(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a procedure its earlier name.</summary>
public sealed record RenameProcedure : RoutineStep
{
    internal RenameProcedure(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a procedure an earlier property.</summary>
public sealed record AlterProcedure : RoutineStep
{
    internal AlterProcedure(StepData data)
        : base(data)
    {
    }
}
