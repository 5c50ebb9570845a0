namespace PgRollback.Syntax;

public sealed record CreateEnumStatement(QualifiedName Name, EquatableArray<string> Labels) : Statement
{
    public override string Tag => "CREATE TYPE";
}

public sealed record CreateCompositeTypeStatement(QualifiedName Name, EquatableArray<ColumnDefinition> Attributes) : Statement
{
    public override string Tag => "CREATE TYPE";
}

public sealed record CreateRangeTypeStatement(QualifiedName Name, EquatableArray<Option> Options) : Statement
{
    public override string Tag => "CREATE TYPE";
}

/// <summary>A base type, or the shell <c>CREATE TYPE name;</c> with no options.</summary>
public sealed record CreateBaseTypeStatement(QualifiedName Name, EquatableArray<Option> Options, bool IsShell) : Statement
{
    public override string Tag => "CREATE TYPE";
}

public sealed record AddEnumValueStatement : Statement
{
    public required QualifiedName Name { get; init; }

    public required string Value { get; init; }

    public bool IfNotExists { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public override string Tag => "ALTER TYPE";
}

public sealed record RenameEnumValueStatement(QualifiedName Name, string Value, string NewValue) : Statement
{
    public override string Tag => "ALTER TYPE";
}

/// <summary>ALTER TYPE … SET (…) of a base type, ALTER OPERATOR … SET (…).</summary>
public sealed record SetTypeOptionsStatement(ObjectReference Object, EquatableArray<Option> Options) : Statement
{
    public override string Tag => Object.Kind == ObjectKind.Operator ? "ALTER OPERATOR" : "ALTER TYPE";
}

public sealed record CreateDomainStatement : Statement
{
    public required QualifiedName Name { get; init; }

    public required TypeName Type { get; init; }

    public QualifiedName? Collation { get; init; }

    /// <summary>DEFAULT, NOT NULL, NULL, CHECK, in order.</summary>
    public EquatableArray<ConstraintDefinition> Constraints { get; init; }

    public override string Tag => "CREATE DOMAIN";
}

public enum AlterDomainAction
{
    SetDefault,
    DropDefault,
    SetNotNull,
    DropNotNull,
    AddConstraint,
    DropConstraint,
    ValidateConstraint,
}

public sealed record AlterDomainStatement : Statement
{
    public required QualifiedName Name { get; init; }

    public required AlterDomainAction Action { get; init; }

    public SqlFragment? Expression { get; init; }

    public ConstraintDefinition? Constraint { get; init; }

    public string? ConstraintName { get; init; }

    public bool IfExists { get; init; }

    public bool Cascade { get; init; }

    public override string Tag => "ALTER DOMAIN";
}

/// <summary>One option of CREATE / ALTER SEQUENCE or of an identity.</summary>
/// <param name="Name"><c>AS</c>, <c>INCREMENT</c>, <c>MINVALUE</c>, <c>MAXVALUE</c>, <c>START</c>, <c>RESTART</c>, <c>CACHE</c>, <c>CYCLE</c>, <c>OWNED BY</c>, <c>SEQUENCE NAME</c>.</param>
/// <param name="Value">The number, type (canonical) or name; null for NO MINVALUE, NO MAXVALUE, NO CYCLE (Value <c>false</c> is not used), plain RESTART and OWNED BY NONE.</param>
/// <param name="No">NO MINVALUE, NO MAXVALUE, NO CYCLE, OWNED BY NONE.</param>
public sealed record SequenceOption(string Name, string? Value, bool No = false)
{
    /// <summary>OWNED BY table.column: the table; <see cref="Value"/> is the column. SEQUENCE NAME: the name.</summary>
    public QualifiedName? Target { get; init; }

    /// <summary>AS type.</summary>
    public TypeName? Type { get; init; }
}

public sealed record CreateSequenceStatement : Statement
{
    public required QualifiedName Name { get; init; }

    public Persistence Persistence { get; init; }

    public bool IfNotExists { get; init; }

    public EquatableArray<SequenceOption> Options { get; init; }

    public override string Tag => "CREATE SEQUENCE";
}

public sealed record AlterSequenceStatement : Statement
{
    public required QualifiedName Name { get; init; }

    public bool IfExists { get; init; }

    public EquatableArray<SequenceOption> Options { get; init; }

    public override string Tag => "ALTER SEQUENCE";
}
