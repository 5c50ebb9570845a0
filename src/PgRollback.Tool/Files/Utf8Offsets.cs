using System.Text;

namespace PgRollback.Tool.Files;

/// <summary>A text decoded from UTF-8 that knows which byte each character came from, also where the bytes are no valid UTF-8.</summary>
internal sealed class Utf8Offsets
{
    private readonly int[]? _starts;

    private Utf8Offsets(string text, int[]? starts)
    {
        Text = text;
        _starts = starts;
    }

    public string Text { get; }

    public static Utf8Offsets Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return new Utf8Offsets(Encoding.ASCII.GetString(bytes), starts: null);
        }

        var text = new StringBuilder(bytes.Length);
        var starts = new List<int>(bytes.Length + 1);
        Span<char> units = stackalloc char[2];
        for (var position = 0; position < bytes.Length;)
        {
            Rune.DecodeFromUtf8(bytes[position..], out var rune, out var length);
            var count = rune.EncodeToUtf16(units);
            for (var i = 0; i < count; i++)
            {
                starts.Add(position);
            }

            text.Append(units[..count]);
            position += length;
        }

        starts.Add(bytes.Length);
        return new Utf8Offsets(text.ToString(), [.. starts]);
    }

    /// <summary>Offset in bytes of an offset in UTF-16 code units.</summary>
    public int Byte(int offset) => _starts is null ? offset : _starts[offset];
}
