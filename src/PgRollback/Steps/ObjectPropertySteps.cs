namespace PgRollback;

/// <summary>Gives an object its earlier comment, or none.</summary>
public sealed record SetComment : ObjectPropertyStep
{
    internal SetComment(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives privileges back that the migration took away.</summary>
public sealed record Grant : ObjectPropertyStep
{
    internal Grant(StepData data)
        : base(data)
    {
    }
}

/// <summary>Takes privileges away that the migration gave.</summary>
public sealed record Revoke : ObjectPropertyStep
{
    internal Revoke(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives an object its earlier owner.</summary>
public sealed record SetOwner : ObjectPropertyStep
{
    internal SetOwner(StepData data)
        : base(data)
    {
    }
}

/// <summary>Moves an object back to its earlier schema.</summary>
public sealed record SetSchema : ObjectPropertyStep
{
    internal SetSchema(StepData data)
        : base(data)
    {
    }
}
