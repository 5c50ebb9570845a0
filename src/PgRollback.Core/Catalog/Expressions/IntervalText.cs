using System.Globalization;

namespace PgRollback.Catalog.Expressions;

/// <summary>Input of type interval in one way of writing: <c>5 minutes</c> and <c>00:05:00</c> are one value.</summary>
internal static class IntervalText
{
    private const decimal Hour = 3600;
    private const decimal Minute = 60;

    /// <returns>The text itself when it is more than numbers with units and one time of day.</returns>
    public static string Normalize(string text)
    {
        var words = Split(text);
        decimal months = 0, days = 0, seconds = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].IndexOf(':') > 0 && Time(words[i]) is { } time)
            {
                seconds += time;
                continue;
            }

            if (i + 1 >= words.Count || !decimal.TryParse(words[i], NumberStyles.Number, CultureInfo.InvariantCulture, out var number) || !Add(words[++i], number, ref months, ref days, ref seconds))
            {
                return text;
            }
        }

        return words.Count == 0 ? text : string.Format(CultureInfo.InvariantCulture, "{0} mons {1} days {2:0.######} secs", months, days, seconds);
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        foreach (var word in text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            // 5m, 90s
            var unit = 0;
            while (unit < word.Length && (char.IsDigit(word[unit]) || word[unit] is '.' or '-' or '+' or ':'))
            {
                unit++;
            }

            if (unit > 0)
            {
                words.Add(word.Substring(0, unit));
            }

            if (unit < word.Length)
            {
                words.Add(word.Substring(unit).ToLowerInvariant());
            }
        }

        return words;
    }

    /// <summary>Fractions of months and days would spill into smaller units: those are left alone.</summary>
    private static bool Add(string unit, decimal number, ref decimal months, ref decimal days, ref decimal seconds)
    {
        var isWhole = number == decimal.Truncate(number);
        switch (unit)
        {
            case "year" or "years" or "yr" or "yrs" or "y" when isWhole:
                months += 12 * number;
                return true;
            case "month" or "months" or "mon" or "mons" when isWhole:
                months += number;
                return true;
            case "week" or "weeks" or "w" when isWhole:
                days += 7 * number;
                return true;
            case "day" or "days" or "d" when isWhole:
                days += number;
                return true;
            case "hour" or "hours" or "hr" or "hrs" or "h":
                seconds += Hour * number;
                return true;
            case "minute" or "minutes" or "min" or "mins" or "m":
                seconds += Minute * number;
                return true;
            case "second" or "seconds" or "sec" or "secs" or "s":
                seconds += number;
                return true;
            default:
                return false;
        }
    }

    private static decimal? Time(string text)
    {
        var isNegative = text[0] == '-';
        var parts = text.TrimStart('-', '+').Split(':');
        if (parts.Length is < 2 or > 3)
        {
            return null;
        }

        decimal result = 0;
        var scale = Hour;
        foreach (var part in parts)
        {
            if (!decimal.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            result += value * scale;
            scale /= 60;
        }

        return isNegative ? -result : result;
    }
}
