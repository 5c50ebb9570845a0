namespace PgRollback.Catalog;

/// <summary>Functions on text with which blocks put names together. What depends on a collation or goes past the text is left to a server.</summary>
internal static class TextFunctions
{
    /// <param name="name">The function.</param>
    /// <param name="text">Its first argument.</param>
    /// <param name="values">All of them, none of which is NULL.</param>
    public static Datum Call(string name, string text, List<Datum> values)
    {
        switch (name)
        {
            case "lower":
                return Datum.Of(text.ToLowerInvariant());
            case "upper":
                return Datum.Of(text.ToUpperInvariant());
            case "length" or "char_length" or "character_length":
                return Datum.Of(text.Length);
            case "btrim" when Letters(values) is { } letters:
                return Datum.Of(text.Trim(letters));
            case "ltrim" when Letters(values) is { } letters:
                return Datum.Of(text.TrimStart(letters));
            case "rtrim" when Letters(values) is { } letters:
                return Datum.Of(text.TrimEnd(letters));
            case "replace" when values.Count == 3 && values[1].ToText() is { Kind: DatumKind.Text, Text.Length: > 0 } from && values[2].ToText() is { Kind: DatumKind.Text } to:
                return Datum.Of(text.Replace(from.Text, to.Text));
            case "left" when Count(values, 1) is { } length:
                return Datum.Of(text.Substring(0, Math.Min(text.Length, length)));
            case "right" when Count(values, 1) is { } length:
                return Datum.Of(text.Substring(text.Length - Math.Min(text.Length, length)));
            case "substr" or "substring" when values.Count is 2 or 3 && Count(values, 1) is { } start and > 0:
                var rest = text.Substring(Math.Min(text.Length, start - 1));
                return values.Count == 2 ? Datum.Of(rest) : Count(values, 2) is { } size ? Datum.Of(rest.Substring(0, Math.Min(rest.Length, size))) : Datum.Unknown;
            case "lpad" or "rpad" when Count(values, 1) is { } width:
                return Padded(text, width, values.Count == 2 ? " " : values[2].ToText() is { Kind: DatumKind.Text } fill ? fill.Text : "", atEnd: name == "rpad");
            case "repeat" when Count(values, 1) is { } times and < 1_000:
                return Datum.Of(string.Concat(Enumerable.Repeat(text, times)));
            case "split_part" when values.Count == 3 && values[1] is { Kind: DatumKind.Text, Text.Length: > 0 } delimiter && Count(values, 2) is { } field and > 0:
                var fields = text.Split([delimiter.Text], StringSplitOptions.None);
                return Datum.Of(field <= fields.Length ? fields[field - 1] : "");
            case "regexp_replace" when values.Count is 3 or 4 && values.TrueForAll(static v => v.ToText().Kind == DatumKind.Text):
                var flags = values.Count == 4 ? values[3].Text : "";
                return RegularExpression.Replace(text, values[1].Text, values[2].Text, flags) is { } replaced ? Datum.Of(replaced) : Datum.Unknown;
            default:
                return Datum.Unknown;
        }
    }

    /// <summary>An argument that is a number of letters; null when it is none.</summary>
    private static int? Count(List<Datum> values, int position) =>
        position < values.Count && values[position].ToNumber() is { Kind: DatumKind.Number, Number: >= 0 and <= int.MaxValue } count ? (int)count.Number : null;

    /// <summary>What is trimmed: blanks, or any of the letters of the second argument.</summary>
    private static char[]? Letters(List<Datum> values) =>
        values.Count == 1 ? [' '] : values.Count == 2 && values[1].ToText() is { Kind: DatumKind.Text, Text.Length: > 0 } letters ? letters.Text.ToCharArray() : null;

    /// <summary>Cut on the right when it is too long, as PostgreSQL does on either side.</summary>
    private static Datum Padded(string text, int width, string fill, bool atEnd)
    {
        if (text.Length >= width)
        {
            return Datum.Of(text.Substring(0, width));
        }

        if (fill.Length != 1 || width > 1_000)
        {
            return Datum.Unknown;
        }

        return Datum.Of(atEnd ? text.PadRight(width, fill[0]) : text.PadLeft(width, fill[0]));
    }
}
