using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The value of an expression that is nothing but string constants put together.</summary>
internal static class StaticText
{
    public static string? Of(string expression)
    {
        var result = new StringBuilder();
        var expectOperand = true;
        foreach (var token in SqlLexer.Tokenize(expression))
        {
            var text = expression.Substring(token.Start, token.Length);
            if (expectOperand)
            {
                if (token.Kind is not (TokenKind.String or TokenKind.DollarString or TokenKind.EscapeString))
                {
                    return null;
                }

                result.Append(SqlTokenText.StringValue(expression, token));
                expectOperand = false;
            }
            else if (text is "||")
            {
                expectOperand = true;
            }
            else
            {
                return null;
            }
        }

        return expectOperand ? null : result.ToString();
    }
}
