using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary><c>query_to_xml</c> runs a query given as text: where the text is known but for names and values, what it calls is known, too.</summary>
internal static class QueryToXml
{
    public const string Name = "query_to_xml";

    /// <summary>Whether all such calls of a statement run queries that change nothing.</summary>
    public static bool OnlyReads(ReplaySession session, string statement) =>
        Texts(statement).All(argument => DynamicText.Of(argument) is { } text && DynamicText.IsKnown(text) && BlockEffects.Of(session, [new StatementNode(text, [])]) == BlockEffect.None);

    private static IEnumerable<string> Texts(string statement)
    {
        var tokens = SqlLexer.Tokenize(statement);
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i + 1].Kind != TokenKind.LeftParenthesis || tokens[i].Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier) || SqlTokenText.Identifier(statement, tokens[i]) != Name)
            {
                continue;
            }

            var (end, depth) = (i + 2, 0);
            while (end < tokens.Length && (depth > 0 || tokens[end].Kind is not (TokenKind.Comma or TokenKind.RightParenthesis)))
            {
                depth += tokens[end].Nesting;
                end++;
            }

            yield return statement.Substring(tokens[i + 1].End, (end < tokens.Length ? tokens[end].Start : statement.Length) - tokens[i + 1].End);
        }
    }
}
