namespace PgRollback;

/// <summary>On a compiled rollback: facts about its plan that can be read without running it, also from the metadata of another assembly.</summary>
/// <param name="stem">The migration's name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RollbackOfAttribute(string stem) : Attribute
{
    /// <summary>The migration's name: its file name without <c>.sql</c> or <c>.up.sql</c>.</summary>
    public string Stem { get; } = stem;

    /// <summary>The part of the name that orders migrations.</summary>
    public string Version { get; init; } = "";

    /// <summary>Number of statements of the plan.</summary>
    public int Steps { get; init; }

    /// <summary>Some step destroys rows or values, if there are any.</summary>
    public bool DestroysRows { get; init; }

    /// <summary>Every step can run inside a transaction.</summary>
    public bool IsTransactional { get; init; } = true;
}
