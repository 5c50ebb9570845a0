using System.Globalization;

namespace PgRollback.Tool.Verification.Rows;

/// <summary>Values that a column may be tried with, the best first, all of its type.</summary>
internal static class CandidateValues
{
    /// <summary>SQL expressions.</summary>
    /// <param name="column">The column.</param>
    /// <param name="constants">Of the checks that read it.</param>
    /// <param name="number">Makes the values differ from row to row.</param>
    public static List<string> Of(ColumnShape column, IEnumerable<string> constants, int number)
    {
        var values = new List<string> { ValueWriter.Value(column, number) };
        foreach (var text in Texts(column, [.. constants], number))
        {
            var value = $"{ValueWriter.Quote(text)}::{column.PlainType}";
            if (!values.Contains(value, StringComparer.Ordinal))
            {
                values.Add(value);
            }
        }

        if (!column.NotNull && !values.Contains("NULL", StringComparer.Ordinal))
        {
            values.Insert(Math.Min(3, values.Count), $"NULL::{column.PlainType}");
        }

        return values;
    }

    private static IEnumerable<string> Texts(ColumnShape column, List<string> constants, int number) => column switch
    {
        { Labels.Count: > 0, Category: not 'A' } => constants.Where(c => column.Labels.Contains(c, StringComparer.Ordinal)).Concat(column.Labels),
        { Category: 'N' } => constants.Concat(["0", "1", "2", "0.5", "10", "100", "-1"]).Where(c => IsNumber(c, column)),
        { Category: 'B' } => ["t", "f"],
        { Category: 'S' } => constants.Concat(Strings(number)).Where(s => Fits(s, column)),
        { BaseType: "timestamp" or "timestamptz" or "date" } => constants.Where(c => DateTime.TryParse(c, CultureInfo.InvariantCulture, out _)).Concat(["2000-01-01", "2050-01-01", "2100-01-01"]),
        { BaseType: "interval" } => ["1 day", "0", "1 month"],
        { BaseType: "json" or "jsonb", Category: not 'A' } => ["{}", "[]", "\"a\"", "1", "[1]"],
        { Category: 'A' } => column.Labels.Select(l => $"{{\"{l}\"}}").Concat(column.BaseType is "text" or "varchar" ? constants.Where(c => c.All(char.IsLetterOrDigit)).Append("v").Select(c => $"{{{c}}}") : column.BaseType is "int4" or "int8" or "int2" or "numeric" ? ["{1}"] : []),
        _ => [],
    };

    /// <summary>What checks on texts usually ask for: addresses, codes, digests, colours, lengths.</summary>
    private static IEnumerable<string> Strings(int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var hex = number.ToString("x", CultureInfo.InvariantCulture);
        return
        [
            $"v{digits}@example.com", $"https://example.com/v{digits}", $"v{digits}.example.com", "/v" + digits, "#" + hex.PadLeft(6, '0'), hex.PadLeft(64, '0'), hex.PadLeft(40, '0'), hex.PadLeft(32, '0'),
            "AA", "AAA", "V" + digits, digits, digits.PadLeft(6, '0'), "v", "", "en-US", "* * * * *", $"v{digits}-" + new string('v', 30), $"00000000-0000-4000-8000-{number:x12}", "{}",
        ];
    }

    private static bool Fits(string text, ColumnShape column) => column.BaseType is not ("varchar" or "bpchar") || column.Modifier < 4 || text.Length <= column.Modifier - 4;

    private static bool IsNumber(string text, ColumnShape column)
    {
        if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        return column.BaseType switch
        {
            "int2" => number == Math.Truncate(number) && Math.Abs(number) <= short.MaxValue,
            "int4" => number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue,
            "int8" => number == Math.Truncate(number) && Math.Abs(number) <= long.MaxValue,
            "oid" => number == Math.Truncate(number) && number is >= 0 and <= int.MaxValue,
            "numeric" => column.Modifier < 4 || Math.Abs(number) < (decimal)Math.Pow(10, Math.Min(((column.Modifier - 4) >> 16) - ((column.Modifier - 4) & 0x7ff), 20)),
            _ => true,
        };
    }
}
