using System.Globalization;
using System.Text;

namespace PgRollback.Benchmarks.Adversarial;

/// <summary>Writes text of about a given length.</summary>
internal static class AdversarialText
{
    /// <summary>As many numbered pieces as fit.</summary>
    public static string Pieces(int length, string head, Func<string, string> piece, string tail = "")
    {
        var text = new StringBuilder(length + 100).Append(head);
        for (var i = 1; text.Length < length; i++)
        {
            text.Append(piece(i.ToString(CultureInfo.InvariantCulture)));
        }

        return text.Append(tail).ToString();
    }

    /// <summary>Numbered pieces between commas.</summary>
    public static string List(int length, string head, Func<string, string> piece, string tail) =>
        Pieces(length, head + piece("0"), i => ", " + piece(i), tail);

    /// <summary>What opens, as often as fits, something in the middle, and what closes, as often.</summary>
    public static string Nested(int length, string head, string open, string middle, string close, string tail)
    {
        var depth = Math.Max(1, length / (open.Length + close.Length));
        var text = new StringBuilder(length + 100).Append(head);
        text.Insert(text.Length, open, depth);
        text.Append(middle);
        text.Insert(text.Length, close, depth);
        return text.Append(tail).ToString();
    }

    /// <summary>Each statement about the object that the statement before it made.</summary>
    public static string Chain(int length, string head, Func<string, string, string> link)
    {
        var text = new StringBuilder(length + 100).Append(head);
        for (var i = 1; text.Length < length; i++)
        {
            text.Append(link((i - 1).ToString(CultureInfo.InvariantCulture), i.ToString(CultureInfo.InvariantCulture)));
        }

        return text.ToString();
    }
}
