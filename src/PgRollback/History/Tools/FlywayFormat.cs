namespace PgRollback;

/// <summary>
/// Flyway. The row of the last application goes: its open-source edition knows no UNDO, and older versions no DELETE marks, and all of them take a version without a row as pending. A version whose last row is
/// such a mark is not applied.
/// </summary>
internal sealed class FlywayFormat() : ToolFormat(MigrationTool.Flyway, "flyway_schema_history", "installed_rank", "version", "type", "script", "installed_by", "installed_on", "success")
{
    private const long Magic = 0x466C79776179;

    public override string Word => "flyway";

    public override string Title => "Flyway";

    public override string Remedy => "put right what it left, and run flyway repair.";

    public override string Select(ToolTable found) => $"""
        SELECT h.script, h.installed_rank::bigint, h.installed_on::timestamptz, h.installed_by, NOT h.success, NULL::text, h.xmin::text
        FROM (SELECT DISTINCT ON (version) *, xmin FROM {found.Sql} WHERE version IS NOT NULL ORDER BY version, installed_rank DESC) AS h
        WHERE h.type NOT IN ('DELETE', 'BASELINE', 'SCHEMA') AND h.type NOT LIKE 'UNDO%'
        UNION ALL
        SELECT script, installed_rank, installed_on::timestamptz, installed_by, true, NULL, xmin::text
        FROM {found.Sql} WHERE version IS NULL AND NOT success
        """;

    public override string? KeyOf(string stem) => stem;

    public override IEnumerable<string> KeysOf(ToolRow row) => [FileStem.Of(row.Key)];

    public override string Where(ToolTable found, ToolRow row) => $"installed_rank = {Number(row.Position)} AND script = {SqlText.Literal(row.Key)}";

    public override string MarkUnfinished(ToolTable found, ToolRow row) => $"UPDATE {found.Sql} SET success = false WHERE {Where(found, row)}";

    public override IEnumerable<long> Locks(string database, ToolTable found) => [Magic + JavaHash(found.Sql)];

    /// <summary>What Java's strings have as their hash code.</summary>
    private static int JavaHash(string text)
    {
        var hash = 0;
        foreach (var c in text)
        {
            hash = unchecked((hash * 31) + c);
        }

        return hash;
    }
}
