using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>Finds line ends that a checkout changed and that PostgreSQL stores: in string constants and bodies they are part of the value.</summary>
internal static class CarriageReturns
{
    /// <summary>The first constant that holds one; null when there is none.</summary>
    public static TextSpan? FirstInConstant(string text)
    {
        var first = text.IndexOf('\r');
        if (first < 0)
        {
            return null;
        }

        var lexer = new SqlLexer(text);
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfText; token = lexer.Next())
        {
            if (token.End > first
                && token.Kind is TokenKind.String or TokenKind.EscapeString or TokenKind.UnicodeString or TokenKind.DollarString
                && text.AsSpan(token.Start, token.Length).IndexOf('\r') >= 0)
            {
                return new TextSpan(token.Start, token.Length);
            }
        }

        return null;
    }
}
