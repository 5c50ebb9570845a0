namespace PgRollback.Syntax;

/// <summary>One statement of a file. Equality includes where it stands.</summary>
public abstract record Statement
{
    private TextSpan _span;

    /// <summary>From the first token to the last, without the semicolon.</summary>
    public TextSpan Span { get => _span; init => _span = value; }

    /// <summary>PostgreSQL's command tag, as the server reports it: <c>CREATE TABLE</c>.</summary>
    public abstract string Tag { get; }

    /// <summary>For the parser alone, before it hands the statement out: a copy of each statement just for its span would be dear.</summary>
    internal void Place(TextSpan span) => _span = span;
}

/// <summary>A statement of which only the extent and the tag are known: valid SQL whose content the model does not use.</summary>
public sealed record OpaqueStatement(string CommandTag) : Statement
{
    public override string Tag => CommandTag;
}

/// <summary>What the grammar rejects. The reader goes on behind the next semicolon.</summary>
public sealed record ErrorStatement(string Message, int ErrorOffset) : Statement
{
    public override string Tag => "";
}
