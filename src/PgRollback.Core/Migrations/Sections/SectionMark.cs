namespace PgRollback.Migrations;

internal enum MarkKind
{
    None,

    /// <summary>Forward SQL begins.</summary>
    Up,

    /// <summary>The way back begins.</summary>
    Down,

    /// <summary>Something else begins: another member of an archive.</summary>
    Other,

    /// <summary>What stands before it is one statement, with or without a semicolon.</summary>
    StatementEnd,

    /// <summary>The section that it stands in runs outside a transaction.</summary>
    SectionWithoutTransaction,

    /// <summary>Both directions run outside a transaction.</summary>
    FileWithoutTransaction,
}

/// <summary>A comment by which a migration tool divides a file or says how to run it.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="WithoutTransaction">Of a section's mark: the section runs outside a transaction.</param>
/// <param name="IsPlainWords">It could be a heading for people as well (<c>-- Down Migration</c>).</param>
internal readonly record struct SectionMark(MarkKind Kind, bool WithoutTransaction = false, bool IsPlainWords = false);
