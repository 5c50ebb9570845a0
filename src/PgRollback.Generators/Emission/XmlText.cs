using System.Text;
using PgRollback.Plans;

namespace PgRollback.Generators.Emission;

/// <summary>Any text as one line of an XML documentation comment.</summary>
internal static class XmlText
{
    /// <summary>Escaped, on one line, and without characters that XML forbids or that reorder the text around them.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in WellFormed.Text(text))
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\t' or '\n' or '\r' or '\x85' or '\u2028' or '\u2029' => escaped.Append(' '),
                < ' ' or (>= '\x7f' and <= '\x9f') or '\ufffe' or '\uffff' => escaped.Append('\ufffd'),
                _ when char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format => escaped.Append('\ufffd'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
