namespace PgRollback.Syntax;

/// <summary>One statement of a file. Equality includes where it stands.</summary>
public abstract record Statement
{
    /// <summary>From the first token to the last, without the semicolon.</summary>
    public TextSpan Span { get; init; }

    /// <summary>PostgreSQL's command tag, as the server reports it: <c>CREATE TABLE</c>.</summary>
    public abstract string Tag { get; }
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
