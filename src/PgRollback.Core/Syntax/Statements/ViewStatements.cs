namespace PgRollback.Syntax;

public sealed record CreateViewStatement : Statement
{
    public required QualifiedName Name { get; init; }

    public bool OrReplace { get; init; }

    public bool Temporary { get; init; }

    public bool Recursive { get; init; }

    public EquatableArray<string> Columns { get; init; }

    public EquatableArray<Option> Options { get; init; }

    public required SqlFragment Query { get; init; }

    /// <summary><c>LOCAL</c>, <c>CASCADED</c> or null.</summary>
    public string? CheckOption { get; init; }

    public override string Tag => "CREATE VIEW";
}

public sealed record CreateMaterializedViewStatement : Statement
{
    public required QualifiedName Name { get; init; }

    public bool IfNotExists { get; init; }

    public bool Unlogged { get; init; }

    public EquatableArray<string> Columns { get; init; }

    public string? AccessMethod { get; init; }

    public EquatableArray<Option> Options { get; init; }

    public string? Tablespace { get; init; }

    public required SqlFragment Query { get; init; }

    public bool WithNoData { get; init; }

    public override string Tag => "CREATE MATERIALIZED VIEW";
}

public sealed record RefreshMaterializedViewStatement : Statement
{
    public required QualifiedName Name { get; init; }

    public bool Concurrently { get; init; }

    public bool WithNoData { get; init; }

    public override string Tag => "REFRESH MATERIALIZED VIEW";
}

public sealed record CreateRuleStatement : Statement
{
    public required string Name { get; init; }

    public bool OrReplace { get; init; }

    public required QualifiedName Relation { get; init; }

    /// <summary>From AS to the end, as written.</summary>
    public required SqlFragment Definition { get; init; }

    public override string Tag => "CREATE RULE";
}
