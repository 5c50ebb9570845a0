using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

/// <summary>
/// The settings that a session changed, under which PostgreSQL reads the constants of what it keeps: the same text in another session is another constant.
/// </summary>
public sealed record ReadingSettings
{
    /// <summary>What a new session has.</summary>
    public static ReadingSettings Default { get; } = new();

    private EquatableArray<Setting> Changed { get; init; }

    /// <summary>After SET, or after RESET where there is no value.</summary>
    public ReadingSettings With(string name, EquatableArray<string> values)
    {
        var value = string.Join(", ", values.Select(static v => v.Trim('\'', '"').ToLowerInvariant()));
        var isOfReading = IsOfReading(name, value);
        if (Changed.IsEmpty && !isOfReading)
        {
            return this;
        }

        var others = Changed.Where(s => !s.IsNamed(name));
        return this with { Changed = (isOfReading ? others.Append(new Setting(name, value)).OrderBy(static s => s.Name, StringComparer.Ordinal) : others).ToEquatableArray() };
    }

    /// <summary>Those on which the meaning of a text hangs, in words; null: on none.</summary>
    public string? Of(string sql)
    {
        if (Changed.IsEmpty)
        {
            return null;
        }

        var tokens = SqlLexer.Tokenize(sql);
        var result = Changed.Where(setting => Enumerable.Range(0, tokens.Length).Any(i => setting.IsFeltBy(sql, tokens, i))).Select(static s => $"{s.Name} = {s.Value}").ToList();
        return result.Count == 0 ? null : string.Join(", ", result);
    }

    /// <summary>Whether a setting reads anything otherwise than PostgreSQL does as it comes.</summary>
    private static bool IsOfReading(string name, string value) => value.Length > 0 && value is not "default" && name switch
    {
        "datestyle" => value.Contains("dmy") || value.Contains("ymd") || value.Contains("euro"),
        "timezone" => true,
        "intervalstyle" => value is "sql_standard",
        "array_nulls" or "standard_conforming_strings" => !IsOn(value),
        "transform_null_equals" => IsOn(value),
        _ => false,
    };

    private static bool IsOn(string value) => value is "on" or "true" or "yes" or "1" or "t" or "y";

    private sealed record Setting(string Name, string Value)
    {
        public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.Ordinal);

        public bool IsFeltBy(string sql, SqlToken[] tokens, int index)
        {
            var token = tokens[index];
            if (Name is "transform_null_equals")
            {
                return token.Keyword == Keyword.Null && ((index > 0 && tokens[index - 1].Kind == TokenKind.Equal) || (index + 1 < tokens.Length && tokens[index + 1].Kind == TokenKind.Equal));
            }

            if (token.Kind is not (TokenKind.String or TokenKind.EscapeString or TokenKind.DollarString))
            {
                return false;
            }

            var text = SqlTokenText.StringValue(sql, token);
            return Name switch
            {
                "datestyle" => TimeText.HasDate(text, yearLength: 2),
                "timezone" => (TimeText.HasDate(text, yearLength: 9) || TimeText.HasTime(text)) && !TimeText.HasZone(text),
                "intervalstyle" => text.TrimStart().StartsWith("-", StringComparison.Ordinal) && TimeText.HasTime(text),
                "array_nulls" => text.IndexOf('{') >= 0 && text.IndexOf("null", StringComparison.OrdinalIgnoreCase) >= 0,
                _ => token.Kind == TokenKind.String && text.IndexOf('\\') >= 0,
            };
        }
    }
}
