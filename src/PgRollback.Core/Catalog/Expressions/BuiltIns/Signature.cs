namespace PgRollback.Catalog.Expressions;

/// <summary>A function or operator as overload resolution sees it.</summary>
internal sealed class Signature
{
    /// <summary>Null where a type is not known.</summary>
    public required TypeReference?[] Arguments { get; init; }

    /// <summary>Names of the arguments, for calls that use them; null entries have none.</summary>
    public string?[]? Names { get; init; }

    public bool IsVariadic { get; init; }

    /// <summary>An operator without left operand; its <see cref="Arguments"/> begin with null.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>Number of arguments, from the last, that may be left out.</summary>
    public int Defaults { get; init; }

    /// <summary>Null where it is not known.</summary>
    public TypeReference? Result { get; init; }

    /// <summary>Columns of a function that gives rows; null for one that gives values.</summary>
    public EquatableArray<OutputColumn>? Columns { get; init; }

    /// <summary>The columns differ between versions of the server.</summary>
    public bool HasUnknownColumns { get; init; }

    /// <summary>The routine or operator of the model; None for PostgreSQL's own.</summary>
    public Oid Object { get; init; }
}
