namespace PgRollback;

/// <summary>A migration as a tool's table has it.</summary>
/// <param name="Key">What the tool calls it.</param>
/// <param name="Position">Grows in the order in which migrations were applied, or are ordered where the table does not tell.</param>
/// <param name="AppliedAt">When; null where the table does not tell.</param>
/// <param name="AppliedBy">Who; null where the table does not tell.</param>
/// <param name="HasFailed">The tool says that it did not end.</param>
/// <param name="Text">The script as it was applied; null where the table does not keep it.</param>
/// <param name="Writer">The transactions that wrote its rows: tells whether they are still the same.</param>
/// <param name="Hash">Of all of this.</param>
internal sealed record ToolRow(string Key, long Position, DateTimeOffset? AppliedAt, string? AppliedBy, bool HasFailed, string? Text, string Writer, long Hash)
{
    /// <summary>Where only the newest version is kept: the one before it; null when there is none.</summary>
    public string? Below { get; init; }
}
