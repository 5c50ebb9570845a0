namespace PgRollback;

/// <summary>Creates a row security policy that the migration dropped.</summary>
public sealed record CreatePolicy : TableMemberStep
{
    internal CreatePolicy(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a row security policy that the migration created.</summary>
public sealed record DropPolicy : TableMemberStep
{
    internal DropPolicy(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a row security policy its earlier name.</summary>
public sealed record RenamePolicy : TableMemberStep
{
    internal RenamePolicy(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a row security policy its earlier roles or expressions.</summary>
public sealed record AlterPolicy : TableMemberStep
{
    internal AlterPolicy(StepData data)
        : base(data)
    {
    }
}
