using System.Globalization;

namespace PgRollback.Tool.Verification.Rows;

/// <summary>Writes a value of a column's type that differs from number to number.</summary>
internal static class ValueWriter
{
    private const int TypeModifierOffset = 4;

    /// <summary>A SQL expression; <c>NULL</c> for a type of which no value can be made up.</summary>
    public static string Value(ColumnShape column, int number) =>
        column.Category == 'A' ? $"'{{}}'::{column.PlainType}"
        : column.Labels.Count > 0 ? $"{Quote(column.Labels[number % column.Labels.Count])}::{column.PlainType}"
        : column.Kind is 'r' or 'm' ? $"'{(column.Kind == 'r' ? "empty" : "{}")}'::{column.PlainType}"
        : Literal(column, number) is { } literal ? $"{Quote(literal)}::{column.PlainType}"
        : "NULL";

    public static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string? Literal(ColumnShape column, int number) => column.BaseType switch
    {
        "int2" or "int4" or "int8" or "oid" or "money" or "xid8" => Text(number),
        "float4" or "float8" => Text(number),
        "numeric" => Text(number % WholeNumbers(column.Modifier)),
        "bool" => number % 2 == 0 ? "t" : "f",
        "uuid" => $"00000000-0000-4000-8000-{number:x12}",
        "date" => Day(number),
        "timestamp" or "timestamptz" => Day(number) + " 12:00:00+00",
        "time" or "timetz" => string.Create(CultureInfo.InvariantCulture, $"{number / 60 % 24:00}:{number % 60:00}:00+00"),
        "interval" => Text(number) + " minutes",
        "json" or "jsonb" => $$"""{"n": {{Text(number)}}}""",
        "jsonpath" => "$.n",
        "bytea" => "\\x" + number.ToString("x8", CultureInfo.InvariantCulture),
        "bit" => Convert.ToString(number, 2).PadLeft(Math.Max(column.Modifier, 1), '0')[^Math.Max(column.Modifier, 1)..],
        "varbit" => Convert.ToString(number % 2, 2),
        "inet" or "cidr" => string.Create(CultureInfo.InvariantCulture, $"10.{number / 65536 % 256}.{number / 256 % 256}.{number % 256}"),
        "macaddr" => string.Create(CultureInfo.InvariantCulture, $"08:00:2b:{number / 65536 % 256:x2}:{number / 256 % 256:x2}:{number % 256:x2}"),
        "point" => $"({Text(number)},1)",
        "box" => $"({Text(number)},1),(0,0)",
        "circle" => $"<({Text(number)},1),1>",
        "tsvector" => "v" + Text(number),
        "tsquery" => "v" + Text(number),
        "xml" => $"<v>{Text(number)}</v>",
        "pg_lsn" => "0/" + number.ToString("X", CultureInfo.InvariantCulture),
        "hstore" => $"\"n\"=>\"{Text(number)}\"",
        "ltree" => "v" + Text(number),
        "char" => "v",
        "bpchar" or "varchar" => Fit("v" + Text(number), column.Modifier - TypeModifierOffset),
        "name" or "text" or "citext" => "v" + Text(number),
        _ => column.Category == 'S' ? "v" + Text(number) : null,
    };

    private static string Fit(string text, int length) => length < 0 || text.Length <= length ? text : text[^length..];

    private static string Day(int number) => new DateOnly(2024, 1, 1).AddDays(number % 3000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How many whole numbers a numeric type has room for.</summary>
    private static int WholeNumbers(int modifier)
    {
        if (modifier < TypeModifierOffset)
        {
            return int.MaxValue;
        }

        var precision = ((modifier - TypeModifierOffset) >> 16) & 0xffff;
        var scale = (modifier - TypeModifierOffset) & 0x7ff;
        var digits = scale > 1000 ? precision : precision - scale;
        return digits <= 0 ? 1 : digits >= 9 ? int.MaxValue : (int)Math.Pow(10, digits);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
