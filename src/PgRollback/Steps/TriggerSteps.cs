namespace PgRollback;

/// <summary>Creates a trigger that the migration dropped.</summary>
public sealed record CreateTrigger : TableMemberStep
{
    internal CreateTrigger(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a trigger its earlier definition.</summary>
public sealed record ReplaceTrigger : TableMemberStep
{
    internal ReplaceTrigger(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a trigger that the migration created.</summary>
public sealed record DropTrigger : TableMemberStep
{
    internal DropTrigger(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a trigger its earlier name.</summary>
public sealed record RenameTrigger : TableMemberStep
{
    internal RenameTrigger(StepData data)
        : base(data)
    {
    }
}

/// <summary>Enables or disables a trigger as before.</summary>
public sealed record AlterTrigger : TableMemberStep
{
    internal AlterTrigger(StepData data)
        : base(data)
    {
    }
}
