using System.Globalization;
using System.Text;
using PgRollback.Catalog.Expressions;

namespace PgRollback.Catalog;

/// <summary>Days, as the text that PostgreSQL gives of them by default: what blocks name partitions after, and put into their bounds.</summary>
internal static class DateText
{
    private const string Iso = "yyyy-MM-dd";
    private const string Midnight = Iso + " 00:00:00";

    /// <summary>A day that is written as PostgreSQL writes it; of any other text only a server can tell which day it means.</summary>
    public static Datum Cast(Datum value) => Parse(value) is { } day ? Of(day) : Datum.Unknown;

    /// <summary>The same as timestamp, without a time zone.</summary>
    public static Datum CastTimestamp(Datum value) => Parse(value) is { } day ? OfMidnight(day) : Datum.Unknown;

    /// <summary>Day and interval: a timestamp, also where the day is a date.</summary>
    public static Datum Add(Datum value, (int Months, int Days) interval)
    {
        if (value.IsNull)
        {
            return Datum.Null;
        }

        try
        {
            return Parse(value) is { } day ? OfMidnight(day.AddMonths(interval.Months).AddDays(interval.Days)) : Datum.Unknown;
        }
        catch (ArgumentOutOfRangeException)
        {
            return Datum.Unknown;
        }
    }

    /// <summary>Date and number, or the number of days between two dates.</summary>
    public static Datum? Arithmetic(string symbol, Datum left, Datum right)
    {
        if (!IsDate(left) || symbol is not ("+" or "-"))
        {
            return null;
        }

        var day = Parse(left)!.Value;
        return right.Kind == DatumKind.Number && Math.Abs(right.Number) < 100_000 && right.Number == Math.Truncate(right.Number) && day.Year is > 1000 and < 9000 ? Of(day.AddDays((double)(symbol is "+" ? right.Number : -right.Number)))
            : symbol is "-" && IsDate(right) ? Datum.Of((day - Parse(right)!.Value).Days)
            : null;
    }

    /// <summary>Months and days; null where it has hours, or is more than numbers with units.</summary>
    public static (int Months, int Days)? Interval(Datum text)
    {
        if (text.Kind != DatumKind.Text)
        {
            return null;
        }

        var parts = IntervalText.Normalize(text.Text).Split(' ');
        return parts.Length == 6 && parts[5] is "secs" && parts[4] is "0" && int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var months) && int.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)
            ? (months, days)
            : null;
    }

    /// <summary>A date and a timestamp: as texts they are never equal.</summary>
    public static bool AreOfTwoTypes(Datum left, Datum right) => IsDate(left) != IsDate(right) && Parse(left) is not null && Parse(right) is not null;

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

    private static Datum Of(DateTime day) => Datum.Of(day.ToString(Iso, CultureInfo.InvariantCulture));

    private static Datum OfMidnight(DateTime day) => Datum.Of(day.ToString(Midnight, CultureInfo.InvariantCulture));

    private static bool IsDate(Datum value) => value.Text.Length == Iso.Length && Parse(value) is not null;

    private static DateTime? Parse(Datum value) =>
        value.Kind == DatumKind.Text && DateTime.TryParseExact(value.Text, [Iso, Midnight], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
