using System.Globalization;
using System.Text;
using PgRollback.Plans;

namespace PgRollback.Generators.Emission;

/// <summary>Any text as one line of an XML documentation comment.</summary>
internal static class XmlText
{
    /// <summary>Escaped, on one line, and without characters that XML forbids or that reorder the text around them; most texts are so already.</summary>
    public static string Of(string text)
    {
        text = WellFormed.Text(text);
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (Replacement(text[i]) is { } replacement)
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
                escaped.Append(replacement);
            }
            else
            {
                escaped?.Append(text[i]);
            }
        }

        return escaped?.ToString() ?? text;
    }

    private static string? Replacement(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\t' or '\n' or '\r' or '\x85' or '\u2028' or '\u2029' => " ",
        < ' ' or (>= '\x7f' and <= '\x9f') or '\ufffe' or '\uffff' => "\ufffd",
        > '\x9f' when char.GetUnicodeCategory(c) == UnicodeCategory.Format => "\ufffd",
        _ => null,
    };
}
