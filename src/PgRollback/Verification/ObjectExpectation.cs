using System.Diagnostics.CodeAnalysis;

namespace PgRollback;

/// <summary>What a plan expects the catalogs to say of an object, or of a column, that it touched.</summary>
/// <param name="ObjectType">Its kind in PostgreSQL's words.</param>
internal sealed record ObjectExpectation(string ObjectType)
{
    public string? Schema { get; init; }

    public string Name { get; init; } = "";

    public string? Table { get; init; }

    /// <summary>Argument types of a routine.</summary>
    public List<string> Arguments { get; init; } = [];

    public List<ExpectedFact> Facts { get; init; } = [];

    /// <summary>The table that it is, or is of; of others the name.</summary>
    public string Relation => Table ?? Name;

    /// <summary>As a step calls it.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "Words for people, in the case in which PostgreSQL's own messages name kinds of objects.")]
    public string Address
    {
        get
        {
            var words = ObjectType.ToLowerInvariant();
            var schema = Schema is null ? "" : $"{Schema}.";
            return ObjectType is "FUNCTION" or "PROCEDURE" or "AGGREGATE" ? $"{words} {schema}{Name}({string.Join(", ", Arguments)})"
                : Table is null ? $"{words} {schema}{Name}"
                : $"{words} {(ObjectType is "INDEX" ? schema : "")}{Name} on {schema}{Table}";
        }
    }
}

/// <summary>One property.</summary>
/// <param name="Name">Its name; of one that <see cref="FactSql"/> does not ask for nothing is said.</param>
/// <param name="Value">What the catalogs say of it.</param>
/// <param name="IsKept">No step sets it: what it is now it was before.</param>
internal sealed record ExpectedFact(string Name, string Value, bool IsKept);

/// <summary>What a plan changes although none of its steps names it.</summary>
internal sealed record TouchedName(string? Schema, string Name);
