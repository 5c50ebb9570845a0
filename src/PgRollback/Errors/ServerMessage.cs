using System.Text.RegularExpressions;
using Npgsql;

namespace PgRollback;

/// <summary>What the server said, without what may be nobody's business: values of rows, and constants of the statement, such as passwords.</summary>
/// <param name="Text">The message.</param>
/// <param name="Detail">The detail; null when there is none, or when it would show a row.</param>
/// <param name="Hint">The hint; null when there is none.</param>
internal sealed partial record ServerMessage(string Text, string? Detail, string? Hint)
{
    private const int ShortestSecret = 3;
    private const string Mask = "…";

    /// <param name="error">The error.</param>
    /// <param name="sql">The statement whose constants are hidden; null when there is none.</param>
    public static ServerMessage Of(PostgresException error, string? sql = null)
    {
        // Class 22 (data exceptions) quotes values in its messages, class 23 (constraints) whole rows in its details.
        var isData = error.SqlState.StartsWith("22", StringComparison.Ordinal);
        var showsRow = isData || error.SqlState.StartsWith("23", StringComparison.Ordinal);
        var secrets = sql is null ? [] : Constants(sql);
        return new ServerMessage(
            Hide(isData ? Quoted().Replace(error.MessageText, $"\"{Mask}\"") : error.MessageText, secrets)!,
            showsRow ? null : Hide(error.Detail, secrets),
            Hide(error.Hint, secrets));
    }

    private static string? Hide(string? text, IReadOnlyList<string> secrets)
    {
        foreach (var secret in secrets)
        {
            text = text?.Replace(secret, Mask, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Longest first, so that no part of one stays.</summary>
    private static List<string> Constants(string sql)
    {
        var constants = new HashSet<string>(StringComparer.Ordinal);
        Add(sql, constants);
        return constants.OrderByDescending(static value => value.Length).ToList();
    }

    /// <summary>Bodies are constants that hold constants.</summary>
    private static void Add(string sql, HashSet<string> constants)
    {
        foreach (var token in SqlTokens.Read(sql))
        {
            if (token is { Kind: SqlTokenKind.Constant, Text: { Length: >= ShortestSecret } text } && constants.Add(text) && text.Contains('\'', StringComparison.Ordinal))
            {
                Add(text, constants);
            }
        }
    }

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
