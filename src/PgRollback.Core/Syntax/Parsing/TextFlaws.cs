using System.Runtime.InteropServices;

namespace PgRollback.Syntax;

/// <summary>Characters that no PostgreSQL server can be sent: NUL, and halves of surrogate pairs.</summary>
internal struct TextFlaws(string text)
{
    private int _nul = text.IndexOf('\0');
    private int _surrogate = FindLoneSurrogate(text, 0);

    /// <summary>The first one at or behind a position; −1 when there is none. Positions may only grow.</summary>
    public int Next(int position)
    {
        if (_nul >= 0 && _nul < position)
        {
            _nul = text.IndexOf('\0', position);
        }

        if (_surrogate >= 0 && _surrogate < position)
        {
            _surrogate = FindLoneSurrogate(text, position);
        }

        return _nul < 0 ? _surrogate : _surrogate < 0 ? _nul : Math.Min(_nul, _surrogate);
    }

    public static string Message(char flaw) =>
        "invalid byte sequence for encoding \"UTF8\": " + (flaw == '\0' ? "0x00" : "0x" + ((int)flaw).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));

    private static int FindLoneSurrogate(string text, int start)
    {
        // Four characters at a time: a surrogate has the highest bit set, and so do few others.
        const ulong HighestBits = 0x8000_8000_8000_8000;
        var span = text.AsSpan();
        var i = start;
        for (; ;)
        {
            var words = MemoryMarshal.Cast<char, ulong>(span.Slice(i));
            var w = 0;
            while (w < words.Length && (words[w] & HighestBits) == 0)
            {
                w++;
            }

            i += w * 4;
            var end = Math.Min(i + 4, span.Length);
            if (i >= span.Length)
            {
                return -1;
            }

            for (; i < end; i++)
            {
                if (!char.IsSurrogate(span[i]))
                {
                    continue;
                }

                if (char.IsHighSurrogate(span[i]) && i + 1 < span.Length && char.IsLowSurrogate(span[i + 1]))
                {
                    i++;
                    continue;
                }

                return i;
            }
        }
    }
}
