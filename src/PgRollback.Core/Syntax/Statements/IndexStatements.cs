namespace PgRollback.Syntax;

public sealed record CreateIndexStatement : Statement
{
    /// <summary>Null where PostgreSQL will choose a name.</summary>
    public string? Name { get; init; }

    public bool Unique { get; init; }

    public bool Concurrently { get; init; }

    public bool IfNotExists { get; init; }

    /// <summary>ON ONLY: the partitions are left out.</summary>
    public bool Only { get; init; }

    public required QualifiedName Table { get; init; }

    /// <summary>Null for btree by default.</summary>
    public string? AccessMethod { get; init; }

    public EquatableArray<IndexElement> Elements { get; init; }

    public EquatableArray<IndexElement> IncludeElements { get; init; }

    public bool NullsNotDistinct { get; init; }

    public EquatableArray<Option> Options { get; init; }

    public string? Tablespace { get; init; }

    public SqlFragment? Predicate { get; init; }

    public override string Tag => "CREATE INDEX";
}

/// <summary>A column or an expression of an index (also of ON CONFLICT, partition keys and exclusion constraints).</summary>
public sealed record IndexElement
{
    /// <summary>The column; null when it is an expression.</summary>
    public string? Column { get; init; }

    /// <summary>The expression, with its parentheses if written so; a function call stands without.</summary>
    public SqlFragment? Expression { get; init; }

    public QualifiedName? Collation { get; init; }

    public QualifiedName? OperatorClass { get; init; }

    public EquatableArray<Option> OperatorClassOptions { get; init; }

    public bool Descending { get; init; }

    /// <summary>NULLS FIRST true, NULLS LAST false, null by default.</summary>
    public bool? NullsFirst { get; init; }
}

/// <summary>REINDEX, CLUSTER without an index, VACUUM, ANALYZE, CHECKPOINT, LOAD, DISCARD and other maintenance: nothing to take back.</summary>
public sealed record MaintenanceStatement(string CommandTag) : Statement
{
    /// <summary>No transaction block may be around it: VACUUM, and REINDEX of more than one table or CONCURRENTLY.</summary>
    public bool StandsAlone { get; init; }

    public override string Tag => CommandTag;
}

/// <summary>CLUSTER table USING index: it orders the rows, and the index is the one to cluster on from then on.</summary>
public sealed record ClusterStatement(QualifiedName Table, string Index) : Statement
{
    public override string Tag => "CLUSTER";
}
