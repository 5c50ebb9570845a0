using System.Text;
using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// The text that EXECUTE puts together, as far as its constants tell: what is known only when it runs is <see cref="Hole"/>, a letter that no text has. A hole is
/// taken for a part of the statement that it stands in, never for the end of it.
/// </summary>
internal static class DynamicText
{
    /// <summary>Of the private use area, and a letter to PostgreSQL: beside other letters it is part of their name.</summary>
    public const char Hole = '\uE000';

    /// <summary>Null when not even the outline of the expression can be read.</summary>
    public static string? Of(string expression)
    {
        var parser = new SqlNodeParser(WithoutUsing(expression));
        var node = parser.ParseExpression();
        if (parser.Failed || !parser.IsAtEnd)
        {
            return null;
        }

        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    /// <summary>What the text does cannot be told when it begins with a hole, or calls what a hole names.</summary>
    public static bool IsKnown(string text)
    {
        var tokens = SqlLexer.Tokenize(text);
        var isFirst = true;
        for (var i = 0; i < tokens.Length; i++)
        {
            var hasHole = tokens[i].Kind is TokenKind.Identifier && text.IndexOf(Hole, tokens[i].Start, tokens[i].Length) >= 0;
            if (hasHole && (isFirst || IsCalled(tokens, i) || IsAfterSelect(text, tokens, i)))
            {
                return false;
            }

            isFirst = tokens[i].Kind == TokenKind.Semicolon;
        }

        return true;
    }

    private static bool IsCalled(SqlToken[] tokens, int i) => i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.LeftParenthesis && (i == 0 || tokens[i - 1].Kind == TokenKind.Dot || tokens[i - 1].End < tokens[i].Start);

    /// <summary>What stands alone behind SELECT may be any call.</summary>
    private static bool IsAfterSelect(string text, SqlToken[] tokens, int i) =>
        i > 0 && tokens[i].Length == 1 && text.Substring(tokens[i - 1].Start, tokens[i - 1].Length).ToLowerInvariant() is "select" or "call";

    private static void Write(ExpressionNode node, StringBuilder text)
    {
        switch (node)
        {
            case ParenthesisNode parenthesis:
                Write(parenthesis.Inner, text);
                break;
            case CastNode cast:
                Write(cast.Argument, text);
                break;
            case LiteralNode { Kind: LiteralKind.String or LiteralKind.Integer } literal:
                text.Append(literal.Value);
                break;
            case OperatorNode { Name.Name: "||", Left: { } left } both:
                Write(left, text);
                Write(both.Right, text);
                break;
            case CallNode call:
                WriteCall(call, text);
                break;
            default:
                text.Append(Hole);
                break;
        }
    }

    private static void WriteCall(CallNode call, StringBuilder text)
    {
        switch (call.Name[call.Name.Length - 1].Name)
        {
            case "format" when call.Arguments.Count > 0 && Constant(call.Arguments[0].Value) is { } pattern:
                WriteFormat(pattern, text);
                break;
            case "concat":
                call.Arguments.ForEach(a => Write(a.Value, text));
                break;
            case "quote_literal" or "quote_nullable":
                text.Append('\'').Append(Hole).Append('\'');
                break;
            case "quote_ident":
                text.Append('"').Append(Hole).Append('"');
                break;
            default:
                text.Append(Hole);
                break;
        }
    }

    private static string? Constant(ExpressionNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString() is var constant && constant.IndexOf(Hole) < 0 ? constant : null;
    }

    private static void WriteFormat(string pattern, StringBuilder text)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                text.Append(pattern[i]);
                continue;
            }

            // %[position$][-][width]type
            i++;
            while (i < pattern.Length && (char.IsDigit(pattern[i]) || pattern[i] is '$' or '-' or '*'))
            {
                i++;
            }

            _ = i >= pattern.Length ? text
                : pattern[i] switch
                {
                    '%' => text.Append('%'),
                    'I' => text.Append('"').Append(Hole).Append('"'),
                    'L' => text.Append('\'').Append(Hole).Append('\''),
                    _ => text.Append(Hole),
                };
        }
    }

    /// <summary>USING gives values to parameters, which stand for values only.</summary>
    private static string WithoutUsing(string expression)
    {
        var depth = 0;
        foreach (var token in SqlLexer.Tokenize(expression))
        {
            depth += token.Nesting;
            if (depth == 0 && token.Length == "using".Length && string.Equals(expression.Substring(token.Start, token.Length), "using", StringComparison.OrdinalIgnoreCase))
            {
                return expression.Substring(0, token.Start);
            }
        }

        return expression;
    }
}
