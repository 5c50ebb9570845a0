using System.Globalization;
using System.Text;

namespace PgRollback.Catalog;

/// <summary>Days, as the text that PostgreSQL gives of them by default: what blocks name partitions after, and put into their bounds.</summary>
internal static class DateText
{
    private const string Iso = "yyyy-MM-dd";

    /// <summary>A day that is written as PostgreSQL writes it; of any other text only a server can tell which day it means.</summary>
    public static Datum Cast(Datum value) => Parse(value) is null ? Datum.Unknown : value;

    /// <summary>Types whose values have other texts than those that they were read from.</summary>
    public static bool IsRewritten(string type) => type is "timestamp" or "timestamptz" or "time" or "timetz" or "interval" or "float4" or "float8" or "real" or "double" or "money";

    public static Datum Extract(string field, Datum value) => Parse(value) is not { } day ? Datum.Unknown : field switch
    {
        "year" => Datum.Of(day.Year),
        "month" => Datum.Of(day.Month),
        "day" => Datum.Of(day.Day),
        _ => Datum.Unknown,
    };

    /// <summary>to_char with patterns of numbers only, and what is no letter between them.</summary>
    public static Datum Format(Datum value, Datum pattern)
    {
        if (Parse(value) is not { } day || pattern.Kind != DatumKind.Text)
        {
            return Datum.Unknown;
        }

        var (text, result) = (pattern.Text.ToUpperInvariant(), new StringBuilder());
        for (var i = 0; i < text.Length;)
        {
            var (length, format) = string.CompareOrdinal(text, i, "YYYY", 0, 4) == 0 ? (4, "yyyy")
                : string.CompareOrdinal(text, i, "YY", 0, 2) == 0 ? (2, "yy")
                : string.CompareOrdinal(text, i, "MM", 0, 2) == 0 ? (2, "MM")
                : string.CompareOrdinal(text, i, "DD", 0, 2) == 0 ? (2, "dd")
                : (1, "");
            if (length == 1 && text[i] is not ('_' or '-' or '/' or '.'))
            {
                return Datum.Unknown;
            }

            result.Append(length == 1 ? text[i].ToString() : day.ToString(format, CultureInfo.InvariantCulture));
            i += length;
        }

        // Three or five letters of one kind are other patterns.
        return text.Contains("YYYYY") || text.Contains("DDD") || text.Replace("YYYY", "").Contains("YYY") ? Datum.Unknown : Datum.Of(result.ToString());
    }

    private static DateTime? Parse(Datum value) =>
        value.Kind == DatumKind.Text && DateTime.TryParseExact(value.Text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
