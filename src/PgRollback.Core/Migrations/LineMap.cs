using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>Zero-based line and column, in UTF-16 code units, as Roslyn counts them.</summary>
public readonly record struct LinePosition(int Line, int Column);

/// <summary>Where the lines of a file start: turns offsets into lines after the text is gone.</summary>
public sealed record LineMap(EquatableArray<int> Starts)
{
    public static LineMap Empty { get; } = new([0]);

    public static LineMap Of(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return new LineMap(starts.ToEquatableArray());
    }

    public LinePosition Position(int offset)
    {
        var low = 0;
        var high = Starts.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Starts[middle] <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return new LinePosition(low, offset - Starts[low]);
    }

    public (LinePosition Start, LinePosition End) Positions(TextSpan span) => (Position(span.Start), Position(span.End));
}
