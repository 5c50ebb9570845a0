namespace PgRollback;

/// <summary>diesel. A version is what stands before the first underscore of a folder's name, without its dashes.</summary>
internal sealed class DieselFormat() : ToolFormat(MigrationTool.Diesel, "__diesel_schema_migrations", "version", "run_on")
{
    public override string Word => "diesel";

    public override string Title => "diesel";

    public override string Select(ToolTable found) =>
        $"SELECT version::text, row_number() OVER (ORDER BY version COLLATE \"C\"), run_on::timestamptz, NULL::text, false, NULL::text, xmin::text FROM {found.Sql}";

    public override string? KeyOf(string stem)
    {
        var end = stem.IndexOf('_', StringComparison.Ordinal);
        return (end < 0 ? stem : stem[..end]).Replace("-", "", StringComparison.Ordinal);
    }

    public override string Where(ToolTable found, ToolRow row) => $"version = {SqlText.Literal(row.Key)}";
}
