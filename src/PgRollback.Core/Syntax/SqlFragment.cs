namespace PgRollback.Syntax;

/// <summary>
/// A piece of SQL kept as it was written (an expression, a query, a list of options): from its first token to its last,
/// comments inside included. It is read again only when the names in it have to be resolved.
/// </summary>
/// <param name="Text">The SQL as written.</param>
/// <param name="Start">Where it starts in the file, in UTF-16 code units.</param>
public readonly record struct SqlFragment(string Text, int Start)
{
    public TextSpan Span => new(Start, Text.Length);

    public override string ToString() => Text;
}
