namespace PgRollback.Syntax;

/// <summary>psql's own commands, as far as they decide what is run, and where; the others only set up psql.</summary>
internal static class PsqlCommands
{
    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "i", "ir", "include", "include_relative", "if", "c", "connect", "copy", "g", "gx", "gexec", "q", "quit", "!",
    };

    public static bool ChangesWhatRuns(string text, int backslash) => Changing.Contains(NameAt(text, backslash));

    public static string NameAt(string text, int backslash)
    {
        var end = backslash + 1;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end == backslash + 1 && end < text.Length && text[end] == '!' ? "!" : text.Substring(backslash + 1, end - backslash - 1);
    }
}
