using System.Text;

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
        _text.Append(' ', _depth * IndentWidth).Append(line).Append('\n');
    }

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

    public readonly struct Block(SourceWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line("}");
        }
    }
}
