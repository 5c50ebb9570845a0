using System.Globalization;
using System.Text;
using PgRollback.Plans;

namespace PgRollback.Generators.Emission;

/// <summary>C# literals with the <c>u8</c> suffix for any text: raw where a raw literal holds it exactly, else escaped.</summary>
internal static class Utf8Literal
{
    public static void Write(SourceWriter writer, string text)
    {
        text = WellFormed.Text(text);
        if (IsRaw(text))
        {
            WriteRaw(writer, text);
        }
        else
        {
            writer.Verbatim(Escaped(text));
        }
    }

    /// <summary>Control characters, other ends of line and characters that reorder the text around them must not reach a reader or a compiler as they are.</summary>
    private static bool IsRaw(string text)
    {
        foreach (var c in text)
        {
            var plain = c is '\n' or '\t' or (>= ' ' and <= '~') || (c > '~' && c != '\x7f' && CharUnicodeInfo.GetUnicodeCategory(c)
                is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
            if (!plain)
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteRaw(SourceWriter writer, string text)
    {
        var quotes = new string('"', Math.Max(3, LongestRun(text, '"') + 1));
        writer.Verbatim(quotes);
        writer.Line();
        writer.Verbatim(text);

        // The closing quotes stand in the first column: whatever precedes them would be taken from every line.
        writer.Line();
        writer.Verbatim(quotes);
        writer.Verbatim("u8");
    }

    private static string Escaped(string text)
    {
        var literal = new StringBuilder(text.Length + 16).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                >= ' ' and <= '~' => literal.Append(c),
                _ => literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        return literal.Append("\"u8").ToString();
    }

    private static int LongestRun(string text, char wanted)
    {
        var longest = 0;
        for (var at = text.IndexOf(wanted); at >= 0; at = text.IndexOf(wanted, at))
        {
            var start = at;
            while (at < text.Length && text[at] == wanted)
            {
                at++;
            }

            longest = Math.Max(longest, at - start);
        }

        return longest;
    }
}
