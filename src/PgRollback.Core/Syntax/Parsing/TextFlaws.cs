using System.Numerics;
using System.Runtime.InteropServices;

namespace PgRollback.Syntax;

/// <summary>Characters that no PostgreSQL server can be sent: NUL, and halves of surrogate pairs.</summary>
internal static class TextFlaws
{
    /// <summary>The first one at or behind a position; −1 when there is none.</summary>
    public static int Find(string text, int start)
    {
        // One less than NUL is the greatest number, so one comparison finds NUL, surrogates and the few characters above them.
        var limit = new Vector<ushort>(0xD800 - 1);
        var span = text.AsSpan();
        for (var i = start; ;)
        {
            var vectors = MemoryMarshal.Cast<char, Vector<ushort>>(span.Slice(i));
            var v = 0;
            while (v < vectors.Length && !Vector.GreaterThanOrEqualAny(vectors[v] - Vector<ushort>.One, limit))
            {
                v++;
            }

            i += v * Vector<ushort>.Count;
            for (var end = Math.Min(i + Vector<ushort>.Count, span.Length); i < end; i++)
            {
                if (char.IsHighSurrogate(span[i]) && i + 1 < span.Length && char.IsLowSurrogate(span[i + 1]))
                {
                    i++;
                }
                else if (span[i] == '\0' || char.IsSurrogate(span[i]))
                {
                    return i;
                }
            }

            if (i >= span.Length)
            {
                return -1;
            }
        }
    }

    public static string Message(char flaw) =>
        "invalid byte sequence for encoding \"UTF8\": " + (flaw == '\0' ? "0x00" : "0x" + ((int)flaw).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
}
