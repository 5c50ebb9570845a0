namespace PgRollback.Syntax;

/// <summary>
/// A type as it stands in a statement. Names that the grammar itself knows are already PostgreSQL's own
/// (<c>int</c> → <c>pg_catalog.int4</c>, <c>timestamp with time zone</c> → <c>pg_catalog.timestamptz</c>,
/// <c>char</c> → <c>pg_catalog.bpchar</c>, <c>character varying</c> → <c>pg_catalog.varchar</c>); others are as written.
/// <c>serial</c>, <c>bigserial</c>, <c>smallserial</c> are ordinary names here: column definitions expand them.
/// </summary>
public sealed record TypeName
{
    public required QualifiedName Name { get; init; }

    /// <summary>What stands in parentheses, tokens joined by nothing but commas: <c>10,2</c>; null when there is none. <c>interval year to month</c> has its fields here as written.</summary>
    public string? Modifiers { get; init; }

    /// <summary>Number of <c>[]</c>; their bounds mean nothing to PostgreSQL.</summary>
    public int ArrayDimensions { get; init; }

    public bool SetOf { get; init; }

    /// <summary><c>table.column%TYPE</c>: <see cref="Name"/> is the table, this the column.</summary>
    public string? ColumnOfType { get; init; }

    public TextSpan Span { get; init; }

    public bool Equals(TypeName? other) =>
        other is not null && Name == other.Name && Modifiers == other.Modifiers && ArrayDimensions == other.ArrayDimensions
        && SetOf == other.SetOf && ColumnOfType == other.ColumnOfType;

    public override int GetHashCode() => unchecked((Name.GetHashCode() * 31) + ArrayDimensions);
}
