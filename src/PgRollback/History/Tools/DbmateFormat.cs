namespace PgRollback;

/// <summary>dbmate, whose table has the versions and nothing else. That of Rails is the same.</summary>
internal sealed class DbmateFormat() : ToolFormat(MigrationTool.Dbmate, "schema_migrations", "version")
{
    public override string Word => "dbmate";

    public override string Title => "dbmate";

    public override bool Fits(ToolTable found) => found.Columns is ["version"];

    public override string Select(ToolTable found) =>
        $"SELECT version::text, row_number() OVER (ORDER BY version::text COLLATE \"C\"), NULL::timestamptz, NULL::text, false, NULL::text, xmin::text FROM {found.Sql}";

    public override string? KeyOf(string stem) => FileStem.Digits(stem);

    public override string Where(ToolTable found, ToolRow row) => $"version = {SqlText.Literal(row.Key)}";
}
