namespace PgRollback.Syntax;

/// <summary>What a key, a unique or an exclusion constraint says of its index.</summary>
internal sealed record ConstraintIndex
{
    public EquatableArray<string> IncludeColumns { get; init; }

    public EquatableArray<ExclusionElement> ExclusionElements { get; init; }

    public string? AccessMethod { get; init; }

    public SqlFragment? Predicate { get; init; }

    public string? UsingIndex { get; init; }

    public EquatableArray<Option> IndexOptions { get; init; }

    public string? IndexTablespace { get; init; }
}

/// <summary>REFERENCES table (columns) MATCH … ON ….</summary>
internal sealed record ConstraintReferences
{
    public required QualifiedName ReferencedTable { get; init; }

    public EquatableArray<string> ReferencedColumns { get; init; }

    public string? Match { get; init; }

    public string? OnDelete { get; init; }

    public EquatableArray<string> OnDeleteColumns { get; init; }

    public string? OnUpdate { get; init; }
}
