namespace PgRollback;

/// <summary>Comments that divide a file into the way there and the way back, or ask for no transaction: PgRollback's own and those of goose, sql-migrate, dbmate, tern, sqlx and node-pg-migrate.</summary>
internal static class SectionMarks
{
    public static Mark Read(ReadOnlySpan<char> comment)
    {
        var content = comment.TrimStart("- \t").TrimEnd("- \t\r");
        if (Is(content, "pgrollback:", out var own))
        {
            return Starts(own, "no-transaction") ? Mark.NoTransaction : Equals(own, "down") ? Mark.Down : Mark.None;
        }

        if (Is(content, "+goose", out var goose))
        {
            return Equals(goose, "Up") ? Mark.Up : Equals(goose, "Down") ? Mark.Down : Equals(goose, "NO TRANSACTION") ? Mark.NoTransaction : Mark.None;
        }

        if (Is(content, "+migrate", out var sqlMigrate) || Is(content, "migrate:", out sqlMigrate))
        {
            return Starts(sqlMigrate, "Down") ? Mark.Down
                : !Starts(sqlMigrate, "Up") ? Mark.None
                : Contains(sqlMigrate, "notransaction") || Contains(sqlMigrate, "transaction:false") ? Mark.UpWithoutTransaction
                : Mark.Up;
        }

        return Starts(content, "create above") && Contains(content, "drop below") || Starts(content, "Down Migration") ? Mark.Down
            : Starts(content, "Up Migration") ? Mark.Up
            : Equals(content, "no-transaction") || Starts(content, "tern: disable-tx") ? Mark.NoTransaction
            : Mark.None;
    }

    private static bool Is(ReadOnlySpan<char> content, string mark, out ReadOnlySpan<char> rest)
    {
        var found = Starts(content, mark);
        rest = found ? content[mark.Length..].Trim() : default;
        return found;
    }

    private static bool Starts(ReadOnlySpan<char> text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static bool Equals(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(ReadOnlySpan<char> text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}

internal enum Mark
{
    None,
    Up,
    UpWithoutTransaction,
    Down,
    NoTransaction,
}
