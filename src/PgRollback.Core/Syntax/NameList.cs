using System.Text;

namespace PgRollback.Syntax;

/// <summary>A name in a text, as PostgreSQL's regclass reads it: without comments or escapes, and with any characters between the dots.</summary>
internal static class NameList
{
    /// <returns>The parts of the name; null where PostgreSQL finds no name in it.</returns>
    public static List<string>? Parse(string text)
    {
        var parts = new List<string>();
        var position = SkipSpace(text, 0);
        while (true)
        {
            var part = position < text.Length && text[position] == '"' ? Quoted(text, ref position) : Unquoted(text, ref position);
            if (part is null)
            {
                return null;
            }

            parts.Add(SqlIdentifier.Truncate(part));
            position = SkipSpace(text, position);
            if (position == text.Length)
            {
                return parts;
            }

            if (text[position] != '.')
            {
                return null;
            }

            position = SkipSpace(text, position + 1);
        }
    }

    private static string? Quoted(string text, ref int position)
    {
        var name = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] != '"')
            {
                name.Append(text[position]);
            }
            else if (position + 1 < text.Length && text[position + 1] == '"')
            {
                name.Append('"');
                position++;
            }
            else
            {
                position++;
                return name.ToString();
            }
        }

        return null;
    }

    private static string? Unquoted(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] != '.' && !Characters.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position == start ? null : SqlTokenText.Fold(text.Substring(start, position - start));
    }

    private static int SkipSpace(string text, int position)
    {
        while (position < text.Length && Characters.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }
}
