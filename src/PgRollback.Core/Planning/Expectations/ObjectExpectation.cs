using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>What the catalogs say of an object, or of a column, that a plan has touched, once it has run: only what the model knows for certain and what all versions of PostgreSQL call the same.</summary>
public sealed record ObjectExpectation
{
    public required ObjectKind Kind { get; init; }

    public string? Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>As of a step.</summary>
    public string? Table { get; init; }

    public EquatableArray<string>? ArgumentTypes { get; init; }

    public EquatableArray<ExpectedFact> Facts { get; init; }
}

/// <summary>One property.</summary>
/// <param name="Name">Its name, in the words of the runtime's query.</param>
/// <param name="Value">What the catalogs say.</param>
/// <param name="IsKept">The migration left it as it was, so no step of the plan sets it.</param>
public sealed record ExpectedFact(string Name, string Value, bool IsKept);

/// <summary>A relation, or another object, that a plan changes although none of its steps names it: a table that inherits.</summary>
public sealed record TouchedName(string? Schema, string Name);
