using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>
/// Divides an evolution of the Play Framework: lines that begin with <c>#</c> or <c>--</c> and hold <c>!Ups</c> or <c>!Downs</c>, whatever else they say. A semicolon within a
/// statement is written twice there.
/// </summary>
internal static class PlayEvolutionReader
{
    private const string Ups = "!Ups";
    private const string Downs = "!Downs";

    public static bool IsEvolution(string text)
    {
        if (text.IndexOf(Ups, StringComparison.Ordinal) < 0)
        {
            return false;
        }

        foreach (var (start, end) in Lines(text))
        {
            if (PartOf(text.AsSpan(start, end - start)) == SectionPart.Up)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As <see cref="IsEvolution"/> has found it to be one.</summary>
    public static SectionDraft Read(string text)
    {
        var segments = new List<SectionSegment>();
        var sent = text.ToCharArray();
        var part = SectionPart.Other;
        var begin = 0;
        TextSpan? down = null;
        foreach (var (start, end) in Lines(text))
        {
            if (PartOf(text.AsSpan(start, end - start)) is { } next)
            {
                Close(start);
                part = next;
                begin = end;
                down ??= part == SectionPart.Down ? TextSpan.FromBounds(start, end) : null;
            }
        }

        Close(text.Length);
        var draft = new SectionDraft(new string(sent)) { DownMark = down };
        draft.Segments.AddRange(segments);
        return draft;

        void Close(int end)
        {
            segments.Add(new SectionSegment(part, begin, end, Group: 0));
            AsSent(text.Substring(begin, end - begin)).CopyTo(0, sent, begin, end - begin);
        }
    }

    private static SectionPart? PartOf(ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        return !line.StartsWith("#".AsSpan(), StringComparison.Ordinal) && !line.StartsWith("--".AsSpan(), StringComparison.Ordinal) ? null
            : line.IndexOf(Ups.AsSpan(), StringComparison.Ordinal) >= 0 ? SectionPart.Up
            : line.IndexOf(Downs.AsSpan(), StringComparison.Ordinal) >= 0 ? SectionPart.Down
            : null;
    }

    private static IEnumerable<(int Start, int End)> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = CommentReader.LineEnd(text, start);
            yield return (start, end);
            start = end + 1;
        }
    }

    /// <summary>
    /// As Play sends it: each pair of semicolons as one, and no blanks at either end of a line. The text keeps its length, by blanks behind the string or body that they
    /// were in.
    /// </summary>
    private static string AsSent(string text)
    {
        var result = text.ToCharArray();
        var lexer = new SqlLexer(text);
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfText; token = lexer.Next())
        {
            if (token.Kind != TokenKind.Semicolon)
            {
                Squeeze(text, token, result);
            }
            else if (token.End < text.Length && text[token.End] == ';')
            {
                result[token.End] = ' ';
                lexer.Position = token.End + 1;
            }
        }

        return new string(result);
    }

    private static void Squeeze(string text, SqlToken token, char[] result)
    {
        var to = token.Start;
        for (var from = token.Start; from < token.End; from++)
        {
            if (text[from] == '\n')
            {
                while (to > token.Start && IsBlank(result[to - 1]))
                {
                    to--;
                }
            }

            var isLineStart = text[from] == '\n';
            result[to++] = text[from];
            if (text[from] == ';' && from + 1 < token.End && text[from + 1] == ';')
            {
                from++;
            }

            while (isLineStart && from + 1 < token.End && IsBlank(text[from + 1]))
            {
                from++;
            }
        }

        while (to < token.End)
        {
            result[to++] = ' ';
        }
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r';
}
