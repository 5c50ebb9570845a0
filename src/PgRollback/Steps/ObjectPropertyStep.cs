namespace PgRollback;

/// <summary>A step about a property that every kind of object can have: comment, privileges, owner, schema.</summary>
public abstract record ObjectPropertyStep : RollbackStep
{
    private protected ObjectPropertyStep(StepData data)
        : base(data)
    {
        ArgumentTypes = data.ArgumentTypes;
    }

    /// <summary>Argument types when the object is a routine; null otherwise.</summary>
    public IReadOnlyList<string>? ArgumentTypes { get; }

    /// <inheritdoc/>
    public sealed override string ObjectAddress =>
        ArgumentTypes is null ? base.ObjectAddress : $"{ObjectWords} {Qualified(Name)}({string.Join(", ", ArgumentTypes)})";
}
