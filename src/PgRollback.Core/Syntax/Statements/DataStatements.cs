namespace PgRollback.Syntax;

/// <summary>Anything that reads or changes rows.</summary>
public abstract record DataStatement : Statement
{
    private EquatableArray<DataChange> _changes;
    private EquatableArray<QualifiedName> _calls;
    private SqlFragment _text;

    /// <summary>Relations that it writes to, also by data-modifying CTEs, in order.</summary>
    public EquatableArray<DataChange> Changes { get => _changes; init => _changes = value; }

    /// <summary>Names called like functions in it (also in subqueries): effects that the text does not show.</summary>
    public EquatableArray<QualifiedName> Calls { get => _calls; init => _calls = value; }

    /// <summary>The statement as written.</summary>
    public SqlFragment Text { get => _text; init => _text = value; }

    internal void Note(EquatableArray<DataChange> changes, EquatableArray<QualifiedName> calls, SqlFragment text)
    {
        _changes = changes;
        _calls = calls;
        _text = text;
    }
}

public enum DataChangeKind
{
    Insert,
    Update,
    Delete,
    Merge,
    Truncate,
    Copy,
    Lock,
}

/// <summary>One write: kind, table, and for UPDATE the columns set.</summary>
public sealed record DataChange(DataChangeKind Kind, QualifiedName Table, EquatableArray<string> Columns);

/// <summary>SELECT, VALUES, TABLE, also SELECT … INTO.</summary>
public sealed record SelectStatement : DataStatement
{
    /// <summary>SELECT … INTO: the table that it makes.</summary>
    public QualifiedName? Into { get; init; }

    public Persistence IntoPersistence { get; init; }

    /// <summary>INTO and the table's name.</summary>
    public TextSpan IntoClause { get; init; }

    /// <summary>The query alone, with blanks in the place of INTO.</summary>
    public SqlFragment QueryAlone() => Into is null ? Text
        : Text with { Text = Text.Text.Remove(IntoClause.Start - Text.Start, IntoClause.Length).Insert(IntoClause.Start - Text.Start, new string(' ', IntoClause.Length)) };

    public override string Tag => Into is null ? "SELECT" : "SELECT INTO";
}

public sealed record InsertStatement : DataStatement
{
    public required QualifiedName Table { get; init; }

    public EquatableArray<string> Columns { get; init; }

    /// <summary>Rows of a plain VALUES list, each value as written; empty when it is not one.</summary>
    public EquatableArray<EquatableArray<SqlFragment>> Rows { get; init; }

    public bool HasOnConflict { get; init; }

    /// <summary>OVERRIDING SYSTEM / USER VALUE.</summary>
    public string? Overriding { get; init; }

    public override string Tag => "INSERT";
}

public sealed record UpdateStatement : DataStatement
{
    public required QualifiedName Table { get; init; }

    public EquatableArray<string> Columns { get; init; }

    public override string Tag => "UPDATE";
}

public sealed record DeleteStatement : DataStatement
{
    public required QualifiedName Table { get; init; }

    public override string Tag => "DELETE";
}

public sealed record MergeStatement : DataStatement
{
    public required QualifiedName Table { get; init; }

    public override string Tag => "MERGE";
}

public sealed record TruncateStatement : DataStatement
{
    public EquatableArray<QualifiedName> Tables { get; init; }

    public bool RestartIdentity { get; init; }

    public bool Cascade { get; init; }

    public override string Tag => "TRUNCATE TABLE";
}

/// <summary>COPY, with inline rows when they follow in the file (the span then includes the statement only).</summary>
public sealed record CopyStatement : DataStatement
{
    public QualifiedName? Table { get; init; }

    public EquatableArray<string> Columns { get; init; }

    public bool From { get; init; }

    /// <summary>Rows behind COPY … FROM STDIN up to <c>\.</c>.</summary>
    public bool HasInlineRows { get; init; }

    public override string Tag => "COPY";
}

public sealed record CallStatement(QualifiedName Procedure) : DataStatement
{
    public override string Tag => "CALL";
}

public sealed record DoStatement : Statement
{
    public string Language { get; init; } = "plpgsql";

    public required string Body { get; init; }

    /// <summary>Where the body's text starts in the file.</summary>
    public int BodyStart { get; init; }

    public override string Tag => "DO";
}
