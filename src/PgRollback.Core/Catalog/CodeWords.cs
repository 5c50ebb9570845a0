using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The words of code, its own and those of the texts that it puts together, with stars for what is known only when it runs.</summary>
internal static class CodeWords
{
    public static string[] Of(string code) => Flatten(code).Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The string constants, with stars for what is joined to them.</summary>
    public static IEnumerable<string> Constants(string code)
    {
        var tokens = SqlLexer.Tokenize(code);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind is TokenKind.String or TokenKind.EscapeString or TokenKind.DollarString)
            {
                var text = WithStars(SqlTokenText.StringValue(code, tokens[i]));
                var isJoined = i > 0 && IsJoin(code, tokens[i - 1]);
                var joins = i + 1 < tokens.Length && IsJoin(code, tokens[i + 1]);
                yield return (isJoined ? "*" : "") + text + (joins ? "*" : "");
            }
        }
    }

    private static bool IsJoin(string code, SqlToken token) => token.Length == 2 && string.CompareOrdinal(code, token.Start, "||", 0, 2) == 0;

    /// <summary>One text in which string constants stand for themselves and everything between them that is joined by || is a placeholder.</summary>
    private static string Flatten(string code)
    {
        var result = new System.Text.StringBuilder(code.Length);
        var tokens = SqlLexer.Tokenize(code);
        var afterJoin = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            var text = code.Substring(token.Start, token.Length);
            if (token.Kind is TokenKind.String or TokenKind.EscapeString or TokenKind.DollarString)
            {
                result.Append(afterJoin ? "" : " ").Append(SqlTokenText.StringValue(code, token));
                afterJoin = false;
            }
            else if (text is "||")
            {
                afterJoin = true;
            }
            else if (afterJoin)
            {
                result.Append('%');
                afterJoin = false;
                i = LastOfOperand(code, tokens, i);
            }
            else if (token.Kind == TokenKind.Dot)
            {
                result.Append('.');
            }
            else
            {
                result.Append(result.Length > 0 && result[result.Length - 1] == '.' ? "" : " ").Append(text);
            }
        }

        return result.ToString();
    }

    private static int LastOfOperand(string code, SqlToken[] tokens, int first)
    {
        var depth = 0;
        for (var i = first; i < tokens.Length; i++)
        {
            if (depth == 0 && (tokens[i].Kind is TokenKind.Semicolon or TokenKind.Comma or TokenKind.RightParenthesis || string.CompareOrdinal(code, tokens[i].Start, "||", 0, 2) == 0))
            {
                return i - 1;
            }

            depth += tokens[i].Nesting;
        }

        return tokens.Length - 1;
    }

    /// <summary>The last part of a written name, or null where a placeholder stands for all of it.</summary>
    public static string? Name(string written)
    {
        written = written.TrimStart(',');
        var end = written.IndexOfAny(['(', ';', ',', ')']);
        var name = end < 0 ? written : written.Substring(0, end);
        name = WithStars(name.Substring(name.LastIndexOf('.') + 1).Trim('"'));
        return name.Trim('*').Length == 0 ? null : name;
    }

    /// <summary>Placeholders of format() and what was joined as stars.</summary>
    private static string WithStars(string name)
    {
        if (name.IndexOf('%') < 0 && name.IndexOf(DynamicText.Hole) < 0)
        {
            return name;
        }

        var result = new System.Text.StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '%')
            {
                result.Append(name[i] == DynamicText.Hole ? '*' : name[i]);
                continue;
            }

            var next = i + 1;
            while (next < name.Length && (char.IsDigit(name[next]) || name[next] is '$' or '-'))
            {
                next++;
            }

            // Of two that were joined only the first may be one of format's.
            i = next < name.Length && name[next] is 's' or 'I' or 'L' ? next : i;
            result.Append('*');
        }

        return result.ToString();
    }
}
