namespace PgRollback;

/// <summary>Evolve. It knows no way back, so the rows of the version go; one that failed counts until a later try of the same version went well.</summary>
internal sealed class EvolveFormat() : ToolFormat(MigrationTool.Evolve, "changelog", "id", "type", "version", "description", "name", "checksum", "installed_by", "installed_on", "success")
{
    /// <summary>Of the types of its rows, a migration; others are marks and repeatable scripts.</summary>
    private const string IsMigration = "type = 0";

    public override string Word => "evolve";

    public override string Title => "Evolve";

    public override string Remedy => "put right what it left, and run evolve repair or migrate.";

    public override string Select(ToolTable found) => $"""
        SELECT h.name, h.id::bigint, h.installed_on::timestamptz, nullif(h.installed_by, ''), NOT h.success, NULL::text, h.xmin::text
        FROM (SELECT DISTINCT ON (version) *, xmin FROM {found.Sql} WHERE {IsMigration} ORDER BY version, id DESC) AS h
        """;

    public override string? KeyOf(string stem) => stem;

    public override IEnumerable<string> KeysOf(ToolRow row) => [FileStem.Of(row.Key)];

    public override string Where(ToolTable found, ToolRow row) =>
        $"{IsMigration} AND version = (SELECT h.version FROM {found.Sql} AS h WHERE h.id = {Number(row.Position)})";
}
