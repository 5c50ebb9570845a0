using System.Text;
using System.Text.RegularExpressions;

namespace PgRollback;

/// <summary>Takes passwords and the like out of SQL: the constants that come after a word that says so, and connection strings that hold one.</summary>
internal static partial class SecretMask
{
    private const string Mask = "'…'";

    /// <returns>The same SQL without its secrets; null when it has none.</returns>
    public static string? Apply(string sql)
    {
        StringBuilder? masked = null;
        var copied = 0;
        var previous = "";
        foreach (var token in SqlTokens.Read(sql))
        {
            if (token.Kind == SqlTokenKind.Constant && token.Text.Length > 0 && Replace(sql, token, previous) is { } replacement)
            {
                (masked ??= new StringBuilder()).Append(sql, copied, token.Start - copied).Append(replacement);
                copied = token.End;
            }

            previous = Subject(token, previous);
        }

        return masked?.Append(sql, copied, sql.Length - copied).ToString();
    }

    private static string? Replace(string sql, SqlToken token, string previous)
    {
        if (SecretWord().IsMatch(previous))
        {
            return Mask;
        }

        if (!token.Text.Contains('\'', StringComparison.Ordinal))
        {
            return Connection().IsMatch(token.Text) ? Mask : null;
        }

        // A body is a constant that holds constants.
        return Apply(token.Text) is not { } inner ? null
            : sql[token.Start] == '$' ? sql[token.Start..token.End].Replace(token.Text, inner, StringComparison.Ordinal)
            : Mask;
    }

    /// <summary>What a constant would be the value of: the last word or constant, over an equals sign, a comma, TO, and the E before a string.</summary>
    private static string Subject(SqlToken token, string previous) => token switch
    {
        { Kind: SqlTokenKind.Symbol, Text: "=" or "," or ":" or "(" } or { Kind: SqlTokenKind.Word, Text: "to" or "e" } => previous,
        { Kind: SqlTokenKind.Symbol } => "",
        _ => token.Text,
    };

    [GeneratedRegex("(?:pass(?:word|wd|phrase)?|secret|token|credentials?|(?:api|access|secret|private|encryption)_?key)$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretWord();

    [GeneratedRegex(@"\bpassword\s*=|[a-z]+://[^\s/@]*:[^\s/@]+@", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Connection();
}
