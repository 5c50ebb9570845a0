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
        var draft = new SectionDraft(Undoubled(text));
        var part = SectionPart.Other;
        var begin = 0;
        foreach (var (start, end) in Lines(text))
        {
            if (PartOf(text.AsSpan(start, end - start)) is not { } next)
            {
                continue;
            }

            if (start > begin)
            {
                draft.Segments.Add(new SectionSegment(part, begin, start, Group: 0));
            }

            part = next;
            begin = end;
            draft.DownMark ??= part == SectionPart.Down ? TextSpan.FromBounds(start, end) : null;
        }

        draft.Segments.Add(new SectionSegment(part, begin, text.Length, Group: 0));
        return draft;
    }

    private static SectionPart? PartOf(ReadOnlySpan<char> line) =>
        !line.StartsWith("#".AsSpan(), StringComparison.Ordinal) && !line.StartsWith("--".AsSpan(), StringComparison.Ordinal) ? null
        : line.IndexOf(Ups.AsSpan(), StringComparison.Ordinal) >= 0 ? SectionPart.Up
        : line.IndexOf(Downs.AsSpan(), StringComparison.Ordinal) >= 0 ? SectionPart.Down
        : null;

    private static IEnumerable<(int Start, int End)> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = CommentReader.LineEnd(text, start);
            yield return (start, end);
            start = end + 1;
        }
    }

    /// <summary>Each pair of semicolons as one; the text keeps its length, by blanks behind the string or body that they stand in, which so gets its own text.</summary>
    private static string Undoubled(string text)
    {
        if (text.IndexOf(";;", StringComparison.Ordinal) < 0)
        {
            return text;
        }

        var result = text.ToCharArray();
        var lexer = new SqlLexer(text);
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfText; token = lexer.Next())
        {
            if (token.Kind == TokenKind.Semicolon)
            {
                if (token.End < text.Length && text[token.End] == ';')
                {
                    result[token.End] = ' ';
                    lexer.Position = token.End + 1;
                }

                continue;
            }

            var to = token.Start;
            for (var from = token.Start; from < token.End; from++)
            {
                result[to++] = text[from];
                from += text[from] == ';' && from + 1 < token.End && text[from + 1] == ';' ? 1 : 0;
            }

            while (to < token.End)
            {
                result[to++] = ' ';
            }
        }

        return new string(result);
    }
}
