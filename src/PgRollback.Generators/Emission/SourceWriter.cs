using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace PgRollback.Generators.Emission;

/// <summary>Writes indented C# with \n, whatever the machine.</summary>
internal sealed class SourceWriter
{
    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line() => _text.Append('\n');

    public void Line(string line)
    {
        Indent();
        _text.Append(line).Append('\n');
    }

    /// <summary>A line whose parts are written as they come: no text is made of them first.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] LineParts line) => line.End();

    /// <summary>Text whose own lines must not be indented: the inside of a raw literal.</summary>
    public void Verbatim(string text) => _text.Append(text);

    /// <summary>The indentation of a line that the caller ends by itself.</summary>
    public void Indent() => _text.Append(' ', _depth * IndentWidth);

    public Block WriteBlock()
    {
        Line("{");
        _depth++;
        return new Block(this);
    }

    public override string ToString() => _text.ToString();

    /// <summary>Of a long text the compiler keeps pieces: a string as long would go to the heap of large objects, and every one there brings the next full collection nearer.</summary>
    public SourceText ToSourceText() => SourceText.From(new Reader(_text), _text.Length, Encoding.UTF8);

    [InterpolatedStringHandler]
    public readonly ref struct LineParts
    {
        private readonly SourceWriter _writer;

        public LineParts(int literalLength, int formattedCount, SourceWriter writer)
        {
            _writer = writer;
            writer.Indent();
        }

        public void AppendLiteral(string text) => _writer._text.Append(text);

        public void AppendFormatted(string? text) => _writer._text.Append(text);

        public void AppendFormatted(int number) => _writer._text.Append(number.ToString(CultureInfo.InvariantCulture));

        public void End() => _writer._text.Append('\n');
    }

    public readonly struct Block(SourceWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line("}");
        }
    }

    private sealed class Reader(StringBuilder text) : TextReader
    {
        private int _position;

        // The compiler asks by this whether there is more.
        public override int Peek() => _position < text.Length ? text[_position] : -1;

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(count, text.Length - _position);
            text.CopyTo(_position, buffer, index, length);
            _position += length;
            return length;
        }
    }
}
