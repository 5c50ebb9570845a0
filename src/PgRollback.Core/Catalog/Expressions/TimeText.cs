namespace PgRollback.Catalog.Expressions;

/// <summary>What a constant looks like as a date or a time, whatever its type.</summary>
internal static class TimeText
{
    /// <summary>Three fields with signs between, such as 1/2/2020 or 2020-01-02.</summary>
    /// <param name="text">Of the constant.</param>
    /// <param name="yearLength">The most digits that the first of them has.</param>
    public static bool HasDate(string text, int yearLength)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsDigit(text[i]))
            {
                var end = SkipDigits(text, i);
                var second = SkipSign(text, end);
                var secondEnd = second < 0 ? -1 : SkipWord(text, second);
                var third = secondEnd <= second ? -1 : SkipSign(text, secondEnd);
                if (end - i <= yearLength && third >= 0 && third < text.Length && char.IsDigit(text[third]))
                {
                    return true;
                }

                i = end - 1;
            }
        }

        return false;
    }

    /// <summary>Hours and minutes.</summary>
    public static bool HasTime(string text) => MinutesEnd(text) >= 0;

    /// <summary>Behind the time, an offset or a zone's name.</summary>
    public static bool HasZone(string text)
    {
        var end = MinutesEnd(text);
        if (end < 0)
        {
            return false;
        }

        while (end < text.Length && (char.IsDigit(text[end]) || text[end] is ':' or '.' or ' '))
        {
            end++;
        }

        var rest = text.Substring(end);
        return rest.Length > 0 && (rest[0] is '+' or '-' || char.IsLetter(rest[0])) && !rest.StartsWith("am", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("pm", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>−1: there are none.</summary>
    private static int MinutesEnd(string text)
    {
        for (var i = text.IndexOf(':'); i >= 0; i = text.IndexOf(':', i + 1))
        {
            if (i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))
            {
                return SkipDigits(text, i + 1);
            }
        }

        return -1;
    }

    private static int SkipDigits(string text, int start)
    {
        while (start < text.Length && char.IsDigit(text[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>A month may be a word.</summary>
    private static int SkipWord(string text, int start)
    {
        while (start < text.Length && char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        return start;
    }

    private static int SkipSign(string text, int start) => start < text.Length && text[start] is '-' or '/' or '.' ? start + 1 : -1;
}
