namespace PgRollback.Syntax;

public enum ParameterMode
{
    In,
    Out,
    InOut,
    Variadic,
    Table,
}

public sealed record Parameter
{
    public ParameterMode Mode { get; init; }

    public string? Name { get; init; }

    public required TypeName Type { get; init; }

    public SqlFragment? Default { get; init; }
}

/// <summary>CREATE [OR REPLACE] FUNCTION and PROCEDURE.</summary>
public sealed record CreateFunctionStatement : Statement
{
    public bool IsProcedure { get; init; }

    public bool OrReplace { get; init; }

    public required QualifiedName Name { get; init; }

    /// <summary>RETURNS TABLE columns are parameters of mode <see cref="ParameterMode.Table"/>, behind the others.</summary>
    public EquatableArray<Parameter> Parameters { get; init; }

    public TypeName? Returns { get; init; }

    public string? Language { get; init; }

    /// <summary>AS 'body' (the string's value, escapes undone, dollar quotes taken off); null for a SQL-standard body.</summary>
    public string? Body { get; init; }

    /// <summary>Second string of AS 'object file', 'symbol'.</summary>
    public string? LinkSymbol { get; init; }

    /// <summary>RETURN expression or BEGIN ATOMIC … END, as written.</summary>
    public SqlFragment? SqlBody { get; init; }

    /// <summary>Where the body's text starts in the file (behind the opening quote), for messages.</summary>
    public int BodyStart { get; init; }

    public FunctionOptions Options { get; init; } = FunctionOptions.None;

    public override string Tag => IsProcedure ? "CREATE PROCEDURE" : "CREATE FUNCTION";
}

/// <summary>What may be said of a function at CREATE and at ALTER; null where nothing was said.</summary>
public sealed record FunctionOptions
{
    public static FunctionOptions None { get; } = new();

    /// <summary><c>IMMUTABLE</c>, <c>STABLE</c>, <c>VOLATILE</c>.</summary>
    public string? Volatility { get; init; }

    public bool? Strict { get; init; }

    public bool? SecurityDefiner { get; init; }

    public bool? Leakproof { get; init; }

    public bool? Window { get; init; }

    /// <summary><c>SAFE</c>, <c>RESTRICTED</c>, <c>UNSAFE</c>.</summary>
    public string? Parallel { get; init; }

    public string? Cost { get; init; }

    public string? Rows { get; init; }

    public QualifiedName? Support { get; init; }

    public EquatableArray<TypeName> TransformTypes { get; init; }

    /// <summary>SET name TO value, SET … FROM CURRENT, RESET name, RESET ALL, in order.</summary>
    public EquatableArray<ConfigurationSetting> Settings { get; init; }
}

/// <summary>SET name = value; value as written; null value: DEFAULT or RESET. RESET ALL has the name <c>ALL</c>.</summary>
public sealed record ConfigurationSetting(string Name, string? Value, bool FromCurrent = false);

/// <summary>ALTER FUNCTION / PROCEDURE / ROUTINE with options (owner, rename, schema, depends are statements of their own).</summary>
public sealed record AlterFunctionStatement : Statement
{
    public required ObjectReference Function { get; init; }

    public required FunctionOptions Options { get; init; }

    public override string Tag => Function.Kind switch
    {
        ObjectKind.Procedure => "ALTER PROCEDURE",
        ObjectKind.Routine => "ALTER ROUTINE",
        _ => "ALTER FUNCTION",
    };
}

public sealed record CreateTriggerStatement : Statement
{
    public required string Name { get; init; }

    public bool OrReplace { get; init; }

    public bool IsConstraint { get; init; }

    public required QualifiedName Table { get; init; }

    /// <summary><c>BEFORE</c>, <c>AFTER</c>, <c>INSTEAD OF</c>.</summary>
    public required string Timing { get; init; }

    /// <summary><c>INSERT</c>, <c>UPDATE</c>, <c>DELETE</c>, <c>TRUNCATE</c>.</summary>
    public EquatableArray<string> Events { get; init; }

    /// <summary>UPDATE OF columns.</summary>
    public EquatableArray<string> UpdateColumns { get; init; }

    /// <summary>FROM table of a constraint trigger.</summary>
    public QualifiedName? ReferencedTable { get; init; }

    public bool Deferrable { get; init; }

    public bool InitiallyDeferred { get; init; }

    /// <summary>REFERENCING OLD TABLE AS.</summary>
    public string? OldTable { get; init; }

    public string? NewTable { get; init; }

    public bool ForEachRow { get; init; }

    /// <summary>WHEN (condition), without the parentheses.</summary>
    public SqlFragment? When { get; init; }

    public required QualifiedName Function { get; init; }

    /// <summary>Arguments: their values as strings.</summary>
    public EquatableArray<string> Arguments { get; init; }

    public override string Tag => "CREATE TRIGGER";
}

public sealed record CreateEventTriggerStatement : Statement
{
    public required string Name { get; init; }

    public required string Event { get; init; }

    /// <summary>WHEN …, as written without the word.</summary>
    public SqlFragment? When { get; init; }

    public required QualifiedName Function { get; init; }

    public override string Tag => "CREATE EVENT TRIGGER";
}

public sealed record AlterEventTriggerStatement(string Name, TriggerState State) : Statement
{
    public override string Tag => "ALTER EVENT TRIGGER";
}
