namespace PgRollback;

/// <summary>Creates a type that the migration dropped.</summary>
public sealed record CreateType : RollbackStep
{
    internal CreateType(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a type that the migration created.</summary>
public sealed record DropType : RollbackStep
{
    internal DropType(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a type its earlier name.</summary>
public sealed record RenameType : RollbackStep
{
    internal RenameType(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a type its earlier attributes.</summary>
public sealed record AlterType : RollbackStep
{
    internal AlterType(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a value of an enum its earlier name.</summary>
public sealed record RenameEnumValue : RollbackStep
{
    internal RenameEnumValue(StepData data)
        : base(data)
    {
    }
}

/// <summary>Part of making an enum anew without the values that the migration added.</summary>
public sealed record RebuildEnum : RollbackStep
{
    internal RebuildEnum(StepData data)
        : base(data)
    {
    }
}
