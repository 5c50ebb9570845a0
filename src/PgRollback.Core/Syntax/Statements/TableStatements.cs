namespace PgRollback.Syntax;

public enum Persistence
{
    Permanent,
    Unlogged,
    Temporary,
}

/// <summary>CREATE TABLE and CREATE FOREIGN TABLE (also OF type and PARTITION OF).</summary>
public sealed record CreateTableStatement : Statement
{
    public required QualifiedName Name { get; init; }

    public Persistence Persistence { get; init; }

    public bool IfNotExists { get; init; }

    /// <summary><see cref="ColumnDefinition"/>, <see cref="ConstraintDefinition"/> and <see cref="LikeClause"/>, in the order written (it decides names and numbers).</summary>
    public EquatableArray<TableElement> Elements { get; init; }

    public EquatableArray<QualifiedName> Inherits { get; init; }

    public TypeName? OfType { get; init; }

    public QualifiedName? PartitionOf { get; init; }

    /// <summary><c>FOR VALUES …</c> or <c>DEFAULT</c>, as written.</summary>
    public SqlFragment? PartitionBound { get; init; }

    public PartitionKey? PartitionBy { get; init; }

    public string? AccessMethod { get; init; }

    /// <summary>WITH (…): storage parameters.</summary>
    public EquatableArray<Option> Options { get; init; }

    /// <summary>ON COMMIT: <c>DROP</c>, <c>DELETE ROWS</c>, <c>PRESERVE ROWS</c>.</summary>
    public string? OnCommit { get; init; }

    public string? Tablespace { get; init; }

    /// <summary>SERVER of a foreign table.</summary>
    public string? Server { get; init; }

    /// <summary>OPTIONS (…) of a foreign table.</summary>
    public EquatableArray<Option> ForeignOptions { get; init; }

    public override string Tag => Server is null ? "CREATE TABLE" : "CREATE FOREIGN TABLE";
}

/// <summary>CREATE TABLE … AS, SELECT … INTO is not one of them (it is a <see cref="SelectStatement"/>).</summary>
public sealed record CreateTableAsStatement : Statement
{
    public required QualifiedName Name { get; init; }

    public Persistence Persistence { get; init; }

    public bool IfNotExists { get; init; }

    public EquatableArray<string> Columns { get; init; }

    public string? AccessMethod { get; init; }

    public EquatableArray<Option> Options { get; init; }

    public string? OnCommit { get; init; }

    public string? Tablespace { get; init; }

    /// <summary>The query, or EXECUTE ….</summary>
    public required SqlFragment Query { get; init; }

    public bool WithNoData { get; init; }

    public override string Tag => "CREATE TABLE AS";
}

/// <summary>What stands between the parentheses of CREATE TABLE.</summary>
public abstract record TableElement
{
    private TextSpan _span;

    public TextSpan Span { get => _span; init => _span = value; }

    internal void Place(TextSpan span) => _span = span;
}

public sealed record ColumnDefinition : TableElement
{
    public required string Name { get; init; }

    /// <summary>Null for a column of a partition or typed table (<c>name WITH OPTIONS …</c>).</summary>
    public TypeName? Type { get; init; }

    public string? Storage { get; init; }

    public string? Compression { get; init; }

    public QualifiedName? Collation { get; init; }

    public EquatableArray<Option> ForeignOptions { get; init; }

    public EquatableArray<ConstraintDefinition> Constraints { get; init; }
}

/// <summary>LIKE source [INCLUDING | EXCLUDING …].</summary>
public sealed record LikeClause : TableElement
{
    public required QualifiedName Source { get; init; }

    public LikeOptions Options { get; init; }
}

[Flags]
public enum LikeOptions
{
    None = 0,
    Comments = 1,
    Compression = 2,
    Constraints = 4,
    Defaults = 8,
    Generated = 16,
    Identity = 32,
    Indexes = 64,
    Statistics = 128,
    Storage = 256,
    All = 511,
}

public enum ConstraintKind
{
    Null,
    NotNull,
    Default,
    Generated,
    Identity,
    Check,
    PrimaryKey,
    Unique,
    Exclusion,
    ForeignKey,
}

/// <summary>A column or table constraint (also of a domain), in PostgreSQL's wide sense: defaults, identity and generation are among them.</summary>
public sealed record ConstraintDefinition : TableElement
{
    public required ConstraintKind Kind { get; init; }

    /// <summary>CONSTRAINT name, null where PostgreSQL will choose one.</summary>
    public string? Name { get; init; }

    // Most constraints are NOT NULL, DEFAULT or CHECK: what only keys have is apart.
    internal ConstraintIndex? Index { get; init; }

    internal ConstraintReferences? References { get; init; }

    /// <summary>DEFAULT, CHECK or GENERATED expression, without the outer parentheses of CHECK and GENERATED.</summary>
    public SqlFragment? Expression { get; init; }

    /// <summary>Columns of a table constraint; empty for a column constraint. NOT NULL as a table constraint has one.</summary>
    public EquatableArray<string> Columns { get; init; }

    public EquatableArray<string> IncludeColumns => Index?.IncludeColumns ?? default;

    /// <summary>Elements of an exclusion constraint with their operators, without the parentheses: <c>room WITH =, during WITH &amp;&amp;</c>.</summary>
    public EquatableArray<ExclusionElement> ExclusionElements => Index?.ExclusionElements ?? default;

    public string? AccessMethod => Index?.AccessMethod;

    /// <summary>WHERE (predicate) of an exclusion constraint, without the parentheses.</summary>
    public SqlFragment? Predicate => Index?.Predicate;

    public QualifiedName? ReferencedTable => References?.ReferencedTable;

    public EquatableArray<string> ReferencedColumns => References?.ReferencedColumns ?? default;

    /// <summary>MATCH: <c>FULL</c>, <c>PARTIAL</c>, or null for SIMPLE.</summary>
    public string? Match => References?.Match;

    /// <summary><c>CASCADE</c>, <c>RESTRICT</c>, <c>SET NULL</c>, <c>SET DEFAULT</c>, or null for NO ACTION.</summary>
    public string? OnDelete => References?.OnDelete;

    public EquatableArray<string> OnDeleteColumns => References?.OnDeleteColumns ?? default;

    public string? OnUpdate => References?.OnUpdate;

    /// <summary>DEFERRABLE, or INITIALLY DEFERRED which implies it.</summary>
    public bool Deferrable { get; init; }

    public bool InitiallyDeferred { get; init; }

    public bool NotValid { get; init; }

    /// <summary>NOT ENFORCED (18 and later).</summary>
    public bool NotEnforced { get; init; }

    public bool NoInherit { get; init; }

    public bool NullsNotDistinct { get; init; }

    /// <summary>WITHOUT OVERLAPS on the last column, or PERIOD on both sides of a foreign key (18 and later).</summary>
    public bool Temporal { get; init; }

    /// <summary>USING INDEX name of ADD CONSTRAINT.</summary>
    public string? UsingIndex => Index?.UsingIndex;

    /// <summary>WITH (…) of the index.</summary>
    public EquatableArray<Option> IndexOptions => Index?.IndexOptions ?? default;

    /// <summary>USING INDEX TABLESPACE.</summary>
    public string? IndexTablespace => Index?.IndexTablespace;

    /// <summary>GENERATED ALWAYS AS IDENTITY, as against BY DEFAULT.</summary>
    public bool IdentityAlways { get; init; }

    /// <summary>Options of an identity's sequence.</summary>
    public EquatableArray<SequenceOption> SequenceOptions { get; init; }

    /// <summary>Generated column: STORED; false: VIRTUAL, written or by default (18 and later).</summary>
    public bool Stored { get; init; }
}

public sealed record ExclusionElement(IndexElement Element, string Operator);

/// <summary>PARTITION BY strategy (keys).</summary>
public sealed record PartitionKey(string Strategy, EquatableArray<IndexElement> Elements, SqlFragment Text);

/// <summary>
/// One entry of a WITH (…) or OPTIONS (…) list: name in lower case (with namespace: <c>toast.autovacuum_enabled</c>), value as written, null when absent.
/// Action is ADD, SET or DROP in ALTER … OPTIONS, otherwise null.
/// </summary>
public sealed record Option(string Name, string? Value, string? Action = null);
