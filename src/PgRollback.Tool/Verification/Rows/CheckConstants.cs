using System.Globalization;
using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Tool.Verification.Rows;

/// <summary>Constants of CHECK constraints: what a column is compared with is a good guess for its value.</summary>
internal static class CheckConstants
{
    /// <summary>Strings without quotes, and numbers with their neighbours.</summary>
    public static List<string> Of(string expression)
    {
        var constants = new List<string>();
        var isNegative = false;
        var lexer = new SqlLexer(expression);
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfText; token = lexer.Next())
        {
            var text = expression.Substring(token.Start, token.Length);
            if (token.Kind == TokenKind.String)
            {
                Add(constants, text[1..^1].Replace("''", "'", StringComparison.Ordinal));
            }
            else if (token.Kind is TokenKind.Integer or TokenKind.Numeric)
            {
                Add(constants, (isNegative ? "-" : "") + text);
            }

            isNegative = token.Kind == TokenKind.Minus;
        }

        return constants;
    }

    /// <summary>The check of a domain, said of a column.</summary>
    public static string ReplaceValue(string expression, string column)
    {
        var result = new StringBuilder();
        var copied = 0;
        var lexer = new SqlLexer(expression);
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfText; token = lexer.Next())
        {
            if (token.Kind == TokenKind.Keyword && token.Keyword == Keyword.Value)
            {
                result.Append(expression, copied, token.Start - copied).Append(column);
                copied = token.End;
            }
        }

        return result.Append(expression, copied, expression.Length - copied).ToString();
    }

    private static void Add(List<string> constants, string text)
    {
        constants.Add(text);
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < int.MaxValue)
        {
            constants.Add((number + 1).ToString(CultureInfo.InvariantCulture));
            constants.Add((number - 1).ToString(CultureInfo.InvariantCulture));
        }
    }
}
