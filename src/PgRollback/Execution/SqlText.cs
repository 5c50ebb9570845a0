namespace PgRollback;

/// <summary>Names and values as SQL.</summary>
internal static class SqlText
{
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Qualified(string? schema, string name) =>
        schema is null ? Identifier(name) : $"{Identifier(schema)}.{Identifier(name)}";

    /// <summary>Right whatever standard_conforming_strings is.</summary>
    public static string Literal(string value)
    {
        var quoted = $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
        return value.Contains('\\', StringComparison.Ordinal) ? $"E{quoted.Replace("\\", @"\\", StringComparison.Ordinal)}" : quoted;
    }

    public static string LiteralOrNull(string? value) => value is null ? "NULL" : Literal(value);
}
