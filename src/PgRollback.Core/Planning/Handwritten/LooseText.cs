using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>
/// Compares expressions that two people wrote, or a person and pg_dump: casts, parentheses, noise words and spelling aside. Equal here is no proof for a derived plan;
/// for a hand-written one it tells the same expression in another hand from another expression.
/// </summary>
internal static class LooseText
{
    private static readonly HashSet<string> TypeWords = new(StringComparer.Ordinal)
    {
        "character", "varying", "double", "precision", "timestamp", "timestamptz", "time", "without", "with", "zone", "bit",
    };

    public static bool AreAlike(string first, string second) => Words(first).SequenceEqual(Words(second), StringComparer.Ordinal);

    private static List<string> Words(string sql)
    {
        var tokens = SqlLexer.Tokenize(sql);
        var result = new List<string>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.LeftParenthesis or TokenKind.RightParenthesis:
                    break;
                case TokenKind.TypeCast:
                    i = SkipType(sql, tokens, i + 1);
                    break;
                case TokenKind.NotEqual:
                    result.Add("<>");
                    break;
                case TokenKind.Identifier or TokenKind.Keyword or TokenKind.QuotedIdentifier:
                    var word = SqlTokenText.Identifier(sql, token);
                    if (token.Kind == TokenKind.QuotedIdentifier || word is not ("as" or "asc"))
                    {
                        result.Add(word);
                    }

                    break;
                case TokenKind.String or TokenKind.EscapeString or TokenKind.DollarString:
                    result.Add("'" + SqlTokenText.StringValue(sql, token));
                    break;
                default:
                    result.Add(sql.Substring(token.Start, token.Length));
                    break;
            }
        }

        return result;
    }

    /// <returns>The last token of the type that begins at <paramref name="i"/>.</returns>
    private static int SkipType(string sql, SqlToken[] tokens, int i)
    {
        while (i + 1 < tokens.Length)
        {
            var next = tokens[i + 1];
            var isWord = next.Kind == TokenKind.Keyword && TypeWords.Contains(SqlTokenText.Identifier(sql, next));
            if (next.Kind is TokenKind.Dot)
            {
                i += 2;
            }
            else if (next.Kind is TokenKind.LeftBracket or TokenKind.RightBracket || (isWord && TypeWords.Contains(SqlTokenText.Identifier(sql, tokens[i]))))
            {
                i++;
            }
            else if (next.Kind == TokenKind.LeftParenthesis && i + 3 < tokens.Length && tokens[i + 2].Kind == TokenKind.Integer)
            {
                while (i + 1 < tokens.Length && tokens[i].Kind != TokenKind.RightParenthesis)
                {
                    i++;
                }
            }
            else
            {
                break;
            }
        }

        return i;
    }
}
