namespace PgRollback;

internal enum SqlTokenKind
{
    /// <summary>A name or keyword; folded to lower case unless it was quoted.</summary>
    Word,

    /// <summary>A string constant, without its quotes.</summary>
    Constant,

    /// <summary>One other character.</summary>
    Symbol,
}

/// <summary>A piece of SQL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says, without quotes.</param>
/// <param name="Start">Where it begins in the SQL, with its quotes.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Start, int End);

/// <summary>Reads SQL as words, constants and the rest; comments are left out. Enough to see which names and which values a text holds, without knowing any grammar.</summary>
internal static class SqlTokens
{
    public static IEnumerable<SqlToken> Read(string sql)
    {
        var i = 0;
        while (i < sql.Length)
        {
            var c = sql[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c == '-' && At(sql, i + 1) == '-')
            {
                i = sql.IndexOf('\n', i) is >= 0 and var end ? end : sql.Length;
            }
            else if (c == '/' && At(sql, i + 1) == '*')
            {
                i = EndOfComment(sql, i);
            }
            else if (c is '\'' or '"')
            {
                var end = EndOfQuoted(sql, i, c, backslashes: c == '\'' && i > 0 && sql[i - 1] is 'e' or 'E' && !IsWord(At(sql, i - 2)));
                var text = sql[(i + 1)..Math.Max(i + 1, end - 1)].Replace($"{c}{c}", $"{c}", StringComparison.Ordinal);
                yield return new SqlToken(c == '"' ? SqlTokenKind.Word : SqlTokenKind.Constant, text, i, end);
                i = end;
            }
            else if (c == '$' && DollarTag(sql, i) is { } tag)
            {
                var close = sql.IndexOf(tag, i + tag.Length, StringComparison.Ordinal);
                var end = close < 0 ? sql.Length : close;
                var next = Math.Min(sql.Length, end + tag.Length);
                yield return new SqlToken(SqlTokenKind.Constant, sql[(i + tag.Length)..end], i, next);
                i = next;
            }
            else if (IsWord(c))
            {
                var start = i;
                while (i < sql.Length && (IsWord(sql[i]) || sql[i] == '$'))
                {
                    i++;
                }

                yield return new SqlToken(SqlTokenKind.Word, sql[start..i].ToLowerInvariant(), start, i);
            }
            else
            {
                yield return new SqlToken(SqlTokenKind.Symbol, c.ToString(), i, i + 1);
                i++;
            }
        }
    }

    private static int EndOfComment(string sql, int i)
    {
        var depth = 0;
        do
        {
            if (sql[i] == '/' && At(sql, i + 1) == '*')
            {
                depth++;
                i += 2;
            }
            else if (sql[i] == '*' && At(sql, i + 1) == '/')
            {
                depth--;
                i += 2;
            }
            else
            {
                i++;
            }
        }
        while (depth > 0 && i < sql.Length);
        return Math.Min(i, sql.Length);
    }

    private static int EndOfQuoted(string sql, int i, char quote, bool backslashes)
    {
        for (i++; i < sql.Length; i++)
        {
            if (sql[i] == '\\' && backslashes)
            {
                i++;
            }
            else if (sql[i] == quote)
            {
                if (At(sql, i + 1) != quote)
                {
                    return i + 1;
                }

                i++;
            }
        }

        return sql.Length;
    }

    private static string? DollarTag(string sql, int start)
    {
        for (var i = start + 1; i < sql.Length; i++)
        {
            if (sql[i] == '$')
            {
                return sql[start..(i + 1)];
            }

            if (!IsWord(sql[i]) || (i == start + 1 && char.IsAsciiDigit(sql[i])))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || c >= 128;

    private static char At(string sql, int i) => i >= 0 && i < sql.Length ? sql[i] : '\0';
}
