namespace PgRollback.Syntax;

/// <summary>What a statement such as DROP, COMMENT or ALTER … OWNER points at.</summary>
public sealed record ObjectReference
{
    public required ObjectKind Kind { get; init; }

    /// <summary>The object's name; of a column, constraint, trigger, policy or rule: the relation (or domain) that it is on. Empty name for a cast.</summary>
    public required QualifiedName Name { get; init; }

    /// <summary>The column's, constraint's, trigger's, policy's or rule's own name.</summary>
    public string? SubName { get; init; }

    /// <summary>
    /// Argument types of a function, procedure, routine or aggregate: null when no parentheses were given.
    /// For an operator two entries, null for NONE. For a cast: source and target. For a transform: the type.
    /// </summary>
    public EquatableArray<TypeName?>? Arguments { get; init; }

    /// <summary>IN, OUT, INOUT or VARIADIC stands at one of them: then a procedure is told by what goes in alone, and otherwise by all of its parameters as well.</summary>
    public bool HasParameterModes { get; init; }

    /// <summary>The access method of an operator class or family, the language of a transform, the server of a user mapping.</summary>
    public string? Using { get; init; }

    /// <summary>Ordered-set aggregates: number of direct arguments; otherwise null. <c>(*)</c> is an empty argument list.</summary>
    public int? DirectArguments { get; init; }

    private TextSpan _span;

    public TextSpan Span { get => _span; init => _span = value; }

    internal void Place(TextSpan span) => _span = span;
}
