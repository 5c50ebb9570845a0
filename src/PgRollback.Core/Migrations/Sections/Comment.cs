namespace PgRollback.Migrations;

/// <summary>A comment between tokens.</summary>
/// <param name="Start">Of its dashes or <c>/*</c>.</param>
/// <param name="End">Behind its last character; the end of the line is not part of a line comment.</param>
/// <param name="IsBlock">Written as <c>/* … */</c>.</param>
/// <param name="StartsLine">Nothing but blanks before it on its line.</param>
/// <param name="InsideStatement">The statement before it has not ended with a semicolon.</param>
internal readonly record struct Comment(int Start, int End, bool IsBlock, bool StartsLine, bool InsideStatement)
{
    /// <summary>What a line comment says: from behind the dashes and blanks to its end without trailing blanks.</summary>
    public ReadOnlySpan<char> Content(string text) => text.AsSpan(ContentStart(text), End - ContentStart(text)).TrimEnd();

    public int ContentStart(string text)
    {
        var start = Start + 2;
        while (start < End && text[start] is '-' or ' ' or '\t')
        {
            start++;
        }

        return start;
    }
}
