namespace PgRollback;

/// <summary>A step about a function, procedure or aggregate: its name and argument types together say which one.</summary>
public abstract record RoutineStep : RollbackStep
{
    private protected RoutineStep(StepData data)
        : base(data)
    {
        ArgumentTypes = data.ArgumentTypes ?? [];
    }

    /// <summary>Types of the input arguments in the server's words: <c>character varying</c>; empty for none.</summary>
    public IReadOnlyList<string> ArgumentTypes { get; }

    /// <inheritdoc/>
    public sealed override string ObjectAddress => $"{ObjectWords} {Qualified(Name)}({string.Join(", ", ArgumentTypes)})";
}
