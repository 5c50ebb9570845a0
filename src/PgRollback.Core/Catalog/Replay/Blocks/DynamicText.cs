using System.Globalization;
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

    /// <param name="expression">The expression.</param>
    /// <param name="values">Texts of variables, with holes; null: not set yet.</param>
    /// <returns>Null when not even the outline of the expression can be read.</returns>
    public static string? Of(string expression, IReadOnlyDictionary<string, string?>? values = null)
    {
        var parser = new SqlNodeParser(WithoutUsing(expression));
        var node = parser.ParseExpression();
        return parser.Failed || !parser.IsAtEnd ? null : Text(node, values);
    }

    /// <summary>What the text does cannot be told when it begins with a hole, or calls what a hole names.</summary>
    public static bool IsKnown(string text)
    {
        var tokens = SqlLexer.Tokenize(text);
        var (isFirst, isChange) = (true, false);
        for (var i = 0; i < tokens.Length; i++)
        {
            var hasHole = tokens[i].Kind is TokenKind.Identifier && text.IndexOf(Hole, tokens[i].Start, tokens[i].Length) >= 0;
            if (hasHole && (isFirst || (IsCalled(tokens, i) && !IsTable(text, tokens, i)) || (!isChange && IsAfterSelect(text, tokens, i))))
            {
                return false;
            }

            // What an INSERT selects is there for its value.
            isChange = isFirst ? text.Substring(tokens[i].Start, tokens[i].Length).ToLowerInvariant() is "insert" or "update" or "delete" : isChange;
            isFirst = tokens[i].Kind == TokenKind.Semicolon;
        }

        return true;
    }

    private static bool IsCalled(SqlToken[] tokens, int i) => i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.LeftParenthesis && (i == 0 || tokens[i - 1].Kind == TokenKind.Dot || tokens[i - 1].End < tokens[i].Start);

    /// <summary>A table with a list behind its name.</summary>
    private static bool IsTable(string text, SqlToken[] tokens, int i)
    {
        while (i > 1 && tokens[i - 1].Kind == TokenKind.Dot)
        {
            i -= 2;
        }

        return i > 0 && text.Substring(tokens[i - 1].Start, tokens[i - 1].Length).ToLowerInvariant() is "table" or "exists" or "into" or "references";
    }

    /// <summary>What stands alone behind SELECT may be any call.</summary>
    private static bool IsAfterSelect(string text, SqlToken[] tokens, int i) =>
        i > 0 && tokens[i].Length == 1 && text.Substring(tokens[i - 1].Start, tokens[i - 1].Length).ToLowerInvariant() is "select" or "call";

    private static string Text(ExpressionNode node, IReadOnlyDictionary<string, string?>? values)
    {
        var text = new StringBuilder();
        Write(node, text, values);
        return text.ToString();
    }

    private static void Write(ExpressionNode node, StringBuilder text, IReadOnlyDictionary<string, string?>? values)
    {
        switch (node)
        {
            case ParenthesisNode parenthesis:
                Write(parenthesis.Inner, text, values);
                break;
            case CastNode cast:
                Write(cast.Argument, text, values);
                break;
            case LiteralNode { Kind: LiteralKind.String or LiteralKind.Integer } literal:
                text.Append(literal.Value);
                break;
            case NameNode { Parts.Length: 1, IsStar: false } name when values is not null && values.TryGetValue(name.Parts[0].Name!, out var value) && value is not null:
                text.Append(value);
                break;
            case OperatorNode { Name.Name: "||", Left: { } left } both:
                Write(left, text, values);
                Write(both.Right, text, values);
                break;
            case CallNode call:
                WriteCall(call, text, values);
                break;
            default:
                text.Append(Hole);
                break;
        }
    }

    private static void WriteCall(CallNode call, StringBuilder text, IReadOnlyDictionary<string, string?>? values)
    {
        var arguments = call.Arguments.ConvertAll(a => Text(a.Value, values));
        switch (call.Name[call.Name.Length - 1].Name)
        {
            case "format" when arguments.Count > 0 && arguments[0].IndexOf(Hole) < 0:
                WriteFormat(arguments, text);
                break;
            case "concat":
                arguments.ForEach(a => text.Append(a));
                break;
            case "lower" when arguments.Count == 1:
                text.Append(arguments[0].ToLowerInvariant());
                break;
            case "quote_literal" or "quote_nullable" when arguments.Count == 1:
                text.Append('\'').Append(arguments[0]).Append('\'');
                break;
            case "quote_ident" when arguments.Count == 1:
                text.Append(Quoted(arguments[0]));
                break;
            default:
                text.Append(Hole);
                break;
        }
    }

    private static void WriteFormat(List<string> arguments, StringBuilder text)
    {
        var pattern = arguments[0];
        var next = 1;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                text.Append(pattern[i]);
                continue;
            }

            // %[position$][-][width]type
            i++;
            var start = i;
            while (i < pattern.Length && (char.IsDigit(pattern[i]) || pattern[i] is '$' or '-' or '*'))
            {
                i++;
            }

            if (i >= pattern.Length || pattern[i] == '%')
            {
                text.Append(i >= pattern.Length ? "" : "%");
                continue;
            }

            var dollar = pattern.IndexOf('$', start, i - start);
            next = dollar < 0 ? next : int.TryParse(pattern.Substring(start, dollar - start), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : 0;
            var argument = next > 0 && next < arguments.Count ? arguments[next] : Hole.ToString();
            next++;
            text.Append(pattern[i] switch { 'I' => Quoted(argument), 'L' => $"'{argument}'", _ => argument });
        }
    }

    private static string Quoted(string name) => name.IndexOf(Hole) < 0 ? SqlIdentifier.Quote(name) : $"\"{name}\"";

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
