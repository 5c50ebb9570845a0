using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Migrations;

internal enum SectionPart
{
    Up,
    Down,

    /// <summary>Neither: for another database, or another member of an archive.</summary>
    Other,
}

/// <summary>A stretch of a file that belongs to one direction.</summary>
/// <param name="Part">The direction.</param>
/// <param name="Start">Behind its mark.</param>
/// <param name="End">Before the next mark.</param>
/// <param name="Group">Counts pairs of up and down (changesets): the way back runs the last pair first.</param>
internal readonly record struct SectionSegment(SectionPart Part, int Start, int End, int Group);

/// <summary>A file divided into its directions; texts keep the offsets of the file, all else in them is blank.</summary>
internal sealed class SectionDraft(string text)
{
    public List<SectionSegment> Segments { get; } = [];

    /// <summary>Marks that end a statement without a semicolon.</summary>
    public List<TextSpan> Separators { get; } = [];

    /// <summary>Delimiters other than the semicolon.</summary>
    public List<(SectionPart Part, TextSpan Span)> Delimiters { get; } = [];

    /// <summary>Mark of the first way back; null when there is none.</summary>
    public TextSpan? DownMark { get; set; }

    public bool UpWithoutTransaction { get; set; }

    public bool DownWithoutTransaction { get; set; }

    /// <summary>Pairs that have forward SQL only; empty unless the tool writes the way back pair by pair.</summary>
    public HashSet<int> GroupsWithoutDown { get; } = [];

    /// <summary>Text of one direction in the order of the file.</summary>
    public string Text(SectionPart part)
    {
        if (Segments.Count == 1 && Separators.Count == 0 && Delimiters.Count == 0 && Segments[0].Part == part)
        {
            return text;
        }

        var buffer = new char[End(part)];
        Blank(buffer, 0, buffer.Length);
        foreach (var segment in Segments)
        {
            if (segment.Part == part)
            {
                text.CopyTo(segment.Start, buffer, segment.Start, segment.End - segment.Start);
            }
        }

        foreach (var separator in Separators)
        {
            Separate(buffer, separator);
        }

        foreach (var (delimited, span) in Delimiters)
        {
            if (delimited == part)
            {
                Separate(buffer, span);
            }
        }

        return new string(buffer);
    }

    /// <summary>The way back as text in the order in which it runs.</summary>
    /// <param name="down">What <see cref="Text"/> gave.</param>
    public string DownInOrder(string down)
    {
        var result = new StringBuilder();
        for (var end = Segments.Count; end > 0;)
        {
            var start = end - 1;
            while (start > 0 && Segments[start - 1].Group == Segments[start].Group)
            {
                start--;
            }

            CloseStatement(result);
            for (var i = start; i < end; i++)
            {
                if (Segments[i].Part == SectionPart.Down)
                {
                    Append(result, down.Substring(Segments[i].Start, Segments[i].End - Segments[i].Start).Trim());
                }
            }

            end = start;
        }

        return result.ToString().Trim();
    }

    /// <summary>Statements of the way back in the order in which they run: the last pair first.</summary>
    public EquatableArray<Statement> InOrder(EquatableArray<Statement> statements)
    {
        if (statements.Count < 2 || Segments[Segments.Count - 1].Group == 0)
        {
            return statements;
        }

        return statements.Select(s => (Statement: s, Group: GroupAt(s.Span.Start)))
            .OrderByDescending(s => s.Group)
            .Select(s => s.Statement)
            .ToEquatableArray();
    }

    /// <summary>Whether every pair with forward statements has a way back.</summary>
    public bool IsDownComplete(EquatableArray<Statement> up)
    {
        if (GroupsWithoutDown.Count > 0)
        {
            foreach (var statement in up)
            {
                if (GroupsWithoutDown.Contains(GroupAt(statement.Span.Start)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Number of the stretch that an offset lies in.</summary>
    public int SegmentAt(int offset)
    {
        var low = 0;
        var high = Segments.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Segments[middle].Start <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private int GroupAt(int offset) => Segments[SegmentAt(offset)].Group;

    private int End(SectionPart part)
    {
        var end = 0;
        foreach (var segment in Segments)
        {
            if (segment.Part == part)
            {
                end = Math.Max(end, segment.End);
            }
        }

        return end;
    }

    /// <summary>Ends keep their place, so that a line comment does not swallow what follows.</summary>
    private void Blank(char[] buffer, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            buffer[i] = text[i] is '\n' or '\r' ? text[i] : ' ';
        }
    }

    private void Separate(char[] buffer, TextSpan span)
    {
        if (span.Start < buffer.Length)
        {
            Blank(buffer, span.Start, Math.Min(span.End, buffer.Length));
            buffer[span.Start] = ';';
        }
    }

    private static void Append(StringBuilder result, string piece)
    {
        if (piece.Length > 0)
        {
            result.Append(result.Length == 0 ? "" : "\n").Append(piece);
        }
    }

    /// <summary>On a line of its own: the last line may be a comment.</summary>
    private static void CloseStatement(StringBuilder result)
    {
        if (result.Length > 0 && result[result.Length - 1] != ';')
        {
            result.Append("\n;");
        }
    }
}
