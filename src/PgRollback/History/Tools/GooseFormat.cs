namespace PgRollback;

/// <summary>goose. Versions before 3 wrote a row that says no more applied in the place of deleting the other; so the last row of a version counts, and all of them go.</summary>
internal sealed class GooseFormat() : ToolFormat(MigrationTool.Goose, "goose_db_version", "id", "version_id", "is_applied", "tstamp")
{
    public override string Word => "goose";

    public override string Title => "goose";

    /// <summary>Its row of version 0 stands for the table itself.</summary>
    public override string Select(ToolTable found) => $"""
        SELECT h.version_id::text, h.id::bigint, h.tstamp::timestamptz, NULL::text, false, NULL::text, h.xmin::text
        FROM (SELECT DISTINCT ON (version_id) *, xmin FROM {found.Sql} WHERE version_id > 0 ORDER BY version_id, id DESC) AS h WHERE h.is_applied
        """;

    public override string? KeyOf(string stem) => FileStem.Number(stem);

    public override string Where(ToolTable found, ToolRow row) => $"version_id = {row.Key}";
}
