namespace PgRollback.Migrations;

/// <summary>The marks of all tools but Liquibase, read from a line comment that begins its line.</summary>
internal static class SectionMarks
{
    /// <summary>Quick test before anything is read: false when the text certainly holds no mark and no directive.</summary>
    public static bool MayHaveAny(string text)
    {
        var span = text.AsSpan();
        for (var i = 0; i < span.Length;)
        {
            var next = span.Slice(i).IndexOf("--".AsSpan());
            if (next < 0)
            {
                return false;
            }

            i += next + 2;
            while (i < span.Length && span[i] is '-' or ' ' or '\t')
            {
                i++;
            }

            foreach (var start in Starts)
            {
                if (StartsWith(span.Slice(i), start))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <param name="content">The comment without dashes and outer blanks.</param>
    /// <param name="dashes">How many dashes it begins with.</param>
    public static SectionMark Read(ReadOnlySpan<char> content, int dashes)
    {
        if (content.IsEmpty)
        {
            return default;
        }

        return content[0] switch
        {
            '+' when StartsWith(content, "+goose") => Goose(Rest(content, "+goose")),
            '+' when StartsWith(content, "+migrate") => SqlMigrate(Rest(content, "+migrate")),
            'm' or 'M' when StartsWith(content, "migrate:") => Dbmate(content),
            'm' or 'M' when StartsWith(content, "morph:nontransactional") => new(MarkKind.FileWithoutTransaction),
            'm' or 'M' when IsMember(content, "migration.sql") => new(MarkKind.Up),
            'd' or 'D' when IsMember(content, "down.sql") => new(MarkKind.Down),
            'c' when dashes >= 4 && StartsWith(content, "create above") && Contains(content, "drop below") => new(MarkKind.Down),
            't' when dashes >= 4 && StartsWith(content, "tern: disable-tx") => new(MarkKind.SectionWithoutTransaction),
            'a' when StartsWith(content, "atlas:txmode") => new(StartsWith(Rest(content, "atlas:txmode"), "none") ? MarkKind.FileWithoutTransaction : MarkKind.None),
            'n' or 'N' when Is(content, "no-transaction") || Is(content, "no_transaction") => new(MarkKind.FileWithoutTransaction),
            'u' or 'U' when IsWords(content, "up", "migration") => new(MarkKind.Up, IsPlainWords: true),
            'd' or 'D' when IsWords(content, "down", "migration") => new(MarkKind.Down, IsPlainWords: true),
            'p' or 'P' when StartsWith(content, "pgrollback:") => Own(Rest(content, "pgrollback:")),
            _ => default,
        };
    }

    /// <summary><c>-- name --</c> in an archive whose first line is <c>-- atlas:txtar</c>.</summary>
    public static bool IsArchiveMember(ReadOnlySpan<char> content) => content.EndsWith("--".AsSpan(), StringComparison.Ordinal);

    public static bool StartsWith(ReadOnlySpan<char> text, string word) => text.StartsWith(word.AsSpan(), StringComparison.OrdinalIgnoreCase);

    public static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word.AsSpan(), StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Starts =
    [
        "pgrollback:", "+goose", "+migrate", "migrate:", "morph:", "migration.sql", "down.sql", "create above", "tern:", "atlas:", "no-transaction", "no_transaction",
        "up migration", "down migration", "liquibase",
    ];

    private static SectionMark Goose(ReadOnlySpan<char> rest) =>
        Is(rest, "Up") ? new(MarkKind.Up)
        : Is(rest, "Down") ? new(MarkKind.Down)
        : Is(rest, "StatementEnd") ? new(MarkKind.StatementEnd)
        : Is(rest, "NO TRANSACTION") ? new(MarkKind.FileWithoutTransaction)
        : default;

    private static SectionMark SqlMigrate(ReadOnlySpan<char> rest)
    {
        var withoutTransaction = Contains(rest, "notransaction");
        return Is(FirstWord(rest), "Up") ? new(MarkKind.Up, withoutTransaction)
            : Is(FirstWord(rest), "Down") ? new(MarkKind.Down, withoutTransaction)
            : Is(rest, "StatementEnd") ? new(MarkKind.StatementEnd)
            : default;
    }

    private static SectionMark Dbmate(ReadOnlySpan<char> content)
    {
        var word = FirstWord(content);
        var withoutTransaction = Contains(content, "transaction:false");
        return Is(word, "migrate:up") ? new(MarkKind.Up, withoutTransaction)
            : Is(word, "migrate:down") ? new(MarkKind.Down, withoutTransaction)
            : default;
    }

    private static SectionMark Own(ReadOnlySpan<char> rest) =>
        Is(rest, "down") ? new(MarkKind.Down)
        : Is(FirstWord(rest), "no-transaction") ? new(MarkKind.SectionWithoutTransaction)
        : default;

    private static bool IsMember(ReadOnlySpan<char> content, string name) => StartsWith(content, name) && IsArchiveMember(content) && Is(FirstWord(content), name);

    private static bool IsWords(ReadOnlySpan<char> content, string first, string second) =>
        StartsWith(content, first) && content.Length > first.Length && content[first.Length] is ' ' or '\t' && StartsWith(Rest(content, first), second);

    private static bool Contains(ReadOnlySpan<char> text, string word) => text.IndexOf(word.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0;

    private static ReadOnlySpan<char> Rest(ReadOnlySpan<char> content, string word) => content.Slice(word.Length).Trim();

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(' ', '\t');
        return end < 0 ? text : text.Slice(0, end);
    }
}
