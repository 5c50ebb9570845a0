namespace PgRollback;

/// <summary>Creates a rule that the migration dropped.</summary>
public sealed record CreateRule : TableMemberStep
{
    internal CreateRule(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a rule its earlier definition.</summary>
public sealed record ReplaceRule : TableMemberStep
{
    internal ReplaceRule(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a rule that the migration created.</summary>
public sealed record DropRule : TableMemberStep
{
    internal DropRule(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a rule its earlier name.</summary>
public sealed record RenameRule : TableMemberStep
{
    internal RenameRule(StepData data)
        : base(data)
    {
    }
}
