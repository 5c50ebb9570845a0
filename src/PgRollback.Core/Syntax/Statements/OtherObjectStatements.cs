namespace PgRollback.Syntax;

public sealed record CreateSchemaStatement : Statement
{
    /// <summary>Null: the name of <see cref="Authorization"/>.</summary>
    public string? Name { get; init; }

    public string? Authorization { get; init; }

    public bool IfNotExists { get; init; }

    /// <summary>Statements inside CREATE SCHEMA, in order.</summary>
    public EquatableArray<Statement> Elements { get; init; }

    public override string Tag => "CREATE SCHEMA";
}

public sealed record CreateExtensionStatement : Statement
{
    public required string Name { get; init; }

    public bool IfNotExists { get; init; }

    public string? Schema { get; init; }

    public string? Version { get; init; }

    public bool Cascade { get; init; }

    public override string Tag => "CREATE EXTENSION";
}

/// <summary>ALTER EXTENSION … UPDATE [TO version].</summary>
public sealed record AlterExtensionStatement(string Name, string? Version) : Statement
{
    public override string Tag => "ALTER EXTENSION";
}

/// <summary>ALTER EXTENSION … ADD / DROP member.</summary>
public sealed record AlterExtensionContentsStatement(string Name, ObjectReference Object, bool Add) : Statement
{
    public override string Tag => "ALTER EXTENSION";
}

public sealed record CreatePolicyStatement : Statement
{
    public required string Name { get; init; }

    public required QualifiedName Table { get; init; }

    public bool Permissive { get; init; } = true;

    /// <summary><c>ALL</c>, <c>SELECT</c>, <c>INSERT</c>, <c>UPDATE</c>, <c>DELETE</c>.</summary>
    public string Command { get; init; } = "ALL";

    /// <summary>Empty: PUBLIC.</summary>
    public EquatableArray<string> Roles { get; init; }

    public SqlFragment? Using { get; init; }

    public SqlFragment? WithCheck { get; init; }

    public override string Tag => "CREATE POLICY";
}

public sealed record AlterPolicyStatement : Statement
{
    public required string Name { get; init; }

    public required QualifiedName Table { get; init; }

    /// <summary>Null where TO was not said.</summary>
    public EquatableArray<string>? Roles { get; init; }

    public SqlFragment? Using { get; init; }

    public SqlFragment? WithCheck { get; init; }

    public override string Tag => "ALTER POLICY";
}

/// <summary>CREATE STATISTICS.</summary>
public sealed record CreateStatisticsStatement : Statement
{
    public QualifiedName? Name { get; init; }

    public bool IfNotExists { get; init; }

    public EquatableArray<string> Kinds { get; init; }

    public EquatableArray<IndexElement> Elements { get; init; }

    /// <summary>FROM: one relation.</summary>
    public required QualifiedName Table { get; init; }

    public override string Tag => "CREATE STATISTICS";
}

public sealed record AlterStatisticsStatement(QualifiedName Name, bool IfExists, int? Target) : Statement
{
    public override string Tag => "ALTER STATISTICS";
}

/// <summary>CREATE AGGREGATE, both forms.</summary>
public sealed record CreateAggregateStatement : Statement
{
    public required QualifiedName Name { get; init; }

    public bool OrReplace { get; init; }

    public EquatableArray<Parameter> Parameters { get; init; }

    /// <summary>Ordered-set aggregates: how many of the parameters stand before ORDER BY.</summary>
    public int? DirectArguments { get; init; }

    public EquatableArray<Option> Options { get; init; }

    public override string Tag => "CREATE AGGREGATE";
}

/// <summary>CREATE OPERATOR: the name without OPERATOR(…), e.g. <c>===</c>.</summary>
public sealed record CreateOperatorStatement(QualifiedName Name, EquatableArray<Option> Options) : Statement
{
    public override string Tag => "CREATE OPERATOR";
}

public sealed record CreateCastStatement : Statement
{
    public required TypeName Source { get; init; }

    public required TypeName Target { get; init; }

    /// <summary>WITH FUNCTION; null for WITHOUT FUNCTION and WITH INOUT.</summary>
    public ObjectReference? Function { get; init; }

    public bool InOut { get; init; }

    /// <summary><c>ASSIGNMENT</c>, <c>IMPLICIT</c> or null.</summary>
    public string? Context { get; init; }

    public override string Tag => "CREATE CAST";
}

public sealed record CreatePublicationStatement : Statement
{
    public required string Name { get; init; }

    public bool AllTables { get; init; }

    public EquatableArray<PublicationObject> Objects { get; init; }

    public EquatableArray<Option> Options { get; init; }

    public override string Tag => "CREATE PUBLICATION";
}

/// <summary>A table (with columns and row filter) or a schema (<see cref="Table"/> null) of a publication. No schema: CURRENT_SCHEMA.</summary>
public sealed record PublicationObject
{
    public QualifiedName? Table { get; init; }

    public string? Schema { get; init; }

    public bool Only { get; init; }

    public EquatableArray<string> Columns { get; init; }

    public SqlFragment? Where { get; init; }
}

/// <summary>ALTER PUBLICATION … ADD / DROP / SET objects, or SET (options).</summary>
public sealed record AlterPublicationStatement : Statement
{
    public required string Name { get; init; }

    /// <summary><c>ADD</c>, <c>DROP</c>, <c>SET</c>; <c>OPTIONS</c> for SET (…).</summary>
    public required string Action { get; init; }

    public EquatableArray<PublicationObject> Objects { get; init; }

    public EquatableArray<Option> Options { get; init; }

    public override string Tag => "ALTER PUBLICATION";
}

/// <summary>
/// CREATE of a kind whose definition the model keeps as it was written: access method, collation, conversion, database, foreign data wrapper,
/// language, operator class, operator family, role, server, subscription, tablespace, text search objects, transform, user mapping.
/// </summary>
public sealed record CreateObjectStatement : Statement
{
    public required ObjectReference Object { get; init; }

    public bool OrReplace { get; init; }

    public bool IfNotExists { get; init; }

    /// <summary>All behind the name, as written; of foreign data wrappers, servers and user mappings without their options.</summary>
    public required SqlFragment Definition { get; init; }

    /// <summary>The definition's options, where its grammar is a list of them.</summary>
    public EquatableArray<Option> Options { get; init; }

    /// <summary>Other objects that the definition names: functions of a language, the server's wrapper, the types of an operator class, …</summary>
    public EquatableArray<ObjectReference> References { get; init; }

    /// <summary>The word used where PostgreSQL has several: <c>USER</c> and <c>GROUP</c> for a role.</summary>
    public string? Word { get; init; }

    public override string Tag => "CREATE " + ObjectKindNames.CommandTag(Object.Kind);
}

/// <summary>ALTER of such an object, other than rename, owner and schema.</summary>
public sealed record AlterObjectStatement : Statement
{
    public required ObjectReference Object { get; init; }

    /// <summary>All behind the name, as written; of foreign data wrappers, servers and user mappings without their options.</summary>
    public required SqlFragment Definition { get; init; }

    public EquatableArray<Option> Options { get; init; }

    public bool IfExists { get; init; }

    public override string Tag => "ALTER " + ObjectKindNames.CommandTag(Object.Kind);
}
