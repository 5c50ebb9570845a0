using System.Text;
using System.Text.RegularExpressions;

namespace PgRollback.Catalog;

/// <summary>PostgreSQL's regular expressions, where .NET's mean the same: literal letters, classes, anchors, groups, alternatives and single quantifiers.</summary>
internal static class RegularExpression
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Null: only a server can tell.</summary>
    public static bool? Matches(string text, string pattern, bool ignoreCase)
    {
        if (Translate(pattern) is not { } translated)
        {
            return null;
        }

        try
        {
            return Regex.IsMatch(text, translated.Pattern, Options(ignoreCase), Patience);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Null: only a server can tell. PostgreSQL takes the longest match, .NET the first that it finds: they are one where there is no choice.</summary>
    public static string? Replace(string text, string pattern, string replacement, string flags)
    {
        if (Translate(pattern) is not { } translated || translated.Choices > 1 || replacement.IndexOf('\\') >= 0 || flags is not ("" or "g" or "i" or "gi" or "ig"))
        {
            return null;
        }

        try
        {
            var regex = new Regex(translated.Pattern, Options(flags.IndexOf('i') >= 0), Patience);
            return regex.Replace(text, replacement.Replace("$", "$$"), flags.IndexOf('g') >= 0 ? -1 : 1);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static RegexOptions Options(bool ignoreCase) => RegexOptions.CultureInvariant | RegexOptions.Singleline | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);

    private static (string Pattern, int Choices)? Translate(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 4);
        var choices = 0;
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            var follows = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            switch (c)
            {
                case '^' when i == 0 || pattern[i - 1] is '(' or '|':
                    result.Append('^');
                    break;
                case '$' when follows is '\0' or ')' or '|':
                    result.Append("\\z");
                    break;
                case '(' when follows is not ('?' or '*' or '+'):
                    depth++;
                    result.Append("(?:");
                    break;
                case ')' when depth > 0:
                    depth--;
                    result.Append(')');
                    break;
                case '|':
                    choices += 2;
                    result.Append('|');
                    break;
                case '*' or '+' or '?' when i > 0 && pattern[i - 1] is not ('(' or '|' or '^' or '*' or '+' or '?') && follows is not ('*' or '+' or '?' or '{'):
                    choices++;
                    result.Append(c);
                    break;
                case '[' when pattern.IndexOf(']', i + 2 < pattern.Length ? i + 2 : i) is var end && end > i + 1 && IsPlainClass(pattern.Substring(i + 1, end - i - 1)):
                    result.Append(pattern, i, end - i + 1);
                    i = end;
                    break;
                case '.' or '_' or ' ' or '-' or ',' or ':' or '"' or '\'' or '=' or '<' or '>' or '/' or ';' or '@' or '%':
                    result.Append(c);
                    break;
                case '\\' when follows is '.' or '$' or '(' or ')' or '[' or ']' or '*' or '+' or '?' or '|' or '^' or '{' or '}' or '\\':
                    result.Append(c).Append(follows);
                    i++;
                    break;
                case < (char)128 when char.IsLetterOrDigit(c):
                    result.Append(c);
                    break;
                default:
                    return null;
            }
        }

        return depth == 0 ? (result.ToString(), choices) : null;
    }

    private static bool IsPlainClass(string members)
    {
        var start = members[0] == '^' ? 1 : 0;
        for (var i = start; i < members.Length; i++)
        {
            if (members[i] >= 128 || !(char.IsLetterOrDigit(members[i]) || members[i] is '_' or ' ' or '-'))
            {
                return false;
            }
        }

        return members.Length > start;
    }
}
