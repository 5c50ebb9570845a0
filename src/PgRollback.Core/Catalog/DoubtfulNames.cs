using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The objects that code alters, drops or replaces by name, in its own statements and in the texts that it puts together.</summary>
internal static class DoubtfulNames
{
    /// <summary>The last parts of the names; null when one of them is known only when the code runs.</summary>
    public static List<string>? In(string code)
    {
        var names = new List<string>();
        var text = Flatten(code);
        var words = text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 2 < words.Length; i++)
        {
            var verb = words[i].ToLowerInvariant();
            if (verb is not ("alter" or "drop" or "replace"))
            {
                continue;
            }

            var at = i + 1;
            var kind = words[at].ToLowerInvariant();
            if (kind is "column" or "default" or "not" or "constraint" or "identity" or "expression" or "type" && verb is "alter" && i > 0 && names.Count > 0)
            {
                continue;
            }

            at += kind is "materialized" or "foreign" or "event" ? 2 : 1;
            while (at < words.Length && words[at].ToLowerInvariant() is "if" or "exists" or "only" or "concurrently")
            {
                at++;
            }

            if (at >= words.Length || Name(words[at]) is not { } name)
            {
                return null;
            }

            names.Add(name);
        }

        return names;
    }

    /// <summary>One text in which string constants stand for themselves and everything between them that is joined by || is a placeholder.</summary>
    private static string Flatten(string code)
    {
        var result = new System.Text.StringBuilder(code.Length);
        var afterJoin = false;
        foreach (var token in SqlLexer.Tokenize(code))
        {
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

    /// <summary>The last part of a written name, or null where a placeholder stands for it.</summary>
    private static string? Name(string written)
    {
        var end = written.IndexOfAny(['(', ';', ',', ')']);
        var name = end < 0 ? written : written.Substring(0, end);
        name = name.Substring(name.LastIndexOf('.') + 1).Trim('"');
        return name.Length == 0 || name.IndexOf('%') >= 0 ? null : name;
    }
}
