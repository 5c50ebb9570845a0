using System.Buffers.Text;
using System.Text;

namespace PgRollback;

/// <summary>Reads the records of an encoded plan one after the other: <c>name length\n</c>, that many bytes, <c>\n</c>.</summary>
internal ref struct PlanReader
{
    private const int NewestFormat = 1;
    private readonly ReadOnlySpan<byte> _data;
    private int _position;

    private PlanReader(ReadOnlySpan<byte> data, int position)
    {
        _data = data;
        _position = position;
    }

    private static ReadOnlySpan<byte> Magic => "pgrollback-plan "u8;

    /// <summary>Name of the current record, in ASCII.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Where the current record begins, in bytes.</summary>
    public int RecordStart { get; private set; }

    /// <summary>Where the next one begins.</summary>
    public readonly int RecordEnd => _position;

    public readonly string Text
    {
        get
        {
            try
            {
                return StrictUtf8.GetString(Value);
            }
            catch (DecoderFallbackException)
            {
                throw PlanFormatException.Damaged(RecordStart, "a value is not UTF-8");
            }
        }
    }

    private static UTF8Encoding StrictUtf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="PlanFormatException">This is no plan, or one of a later format.</exception>
    public static PlanReader Open(ReadOnlySpan<byte> data)
    {
        var end = data.IndexOf((byte)'\n');
        if (end < 0 || !data.StartsWith(Magic) || !TryParse(data[Magic.Length..end], out var format))
        {
            throw PlanFormatException.Damaged(0, "the first line is not 'pgrollback-plan <format>'");
        }

        return format is >= 1 and <= NewestFormat
            ? new PlanReader(data, end + 1)
            : throw new PlanFormatException($"The plan is of format {format}, and this version of PgRollback reads formats up to {NewestFormat}: update the PgRollback package of the program that runs it.");
    }

    /// <exception cref="PlanFormatException">The record is cut off or its length is wrong.</exception>
    public bool Read()
    {
        if (_position == _data.Length)
        {
            return false;
        }

        RecordStart = _position;
        var rest = _data[_position..];
        var end = rest.IndexOf((byte)'\n');
        var space = end < 0 ? -1 : rest[..end].IndexOf((byte)' ');
        if (space <= 0 || !TryParse(rest[(space + 1)..end], out var length))
        {
            throw PlanFormatException.Damaged(_position, "expected '<name> <length>'");
        }

        var value = rest[(end + 1)..];
        if (value.Length <= length || value[length] != (byte)'\n')
        {
            throw PlanFormatException.Damaged(_position, value.Length <= length ? "the record is cut off" : "the record's length is wrong");
        }

        Name = rest[..space];
        Value = value[..length];
        _position += end + 1 + length + 1;
        return true;
    }

    private static bool TryParse(ReadOnlySpan<byte> digits, out int number) =>
        Utf8Parser.TryParse(digits, out number, out var consumed) && consumed == digits.Length && number >= 0;
}
