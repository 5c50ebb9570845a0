namespace PgRollback;

/// <summary>FluentMigrator. A version is the number in the migration's attribute, which the file has before its first underscore; its times are UTC.</summary>
internal sealed class FluentMigratorFormat() : ToolFormat(MigrationTool.FluentMigrator, "VersionInfo", Version, AppliedOn, "Description")
{
    private const string Version = "Version";
    private const string AppliedOn = "AppliedOn";

    public override string Word => "fluentmigrator";

    public override string Title => "FluentMigrator";

    public override bool Fits(ToolTable found) => Columns.All(found.Has);

    public override bool KnowsTimes => true;

    public override string Select(ToolTable found) =>
        $"SELECT {found[Version]}::text, {found[Version]}, {found[AppliedOn]} AT TIME ZONE 'UTC', NULL::text, false, NULL::text, xmin::text FROM {found.Sql}";

    public override string? KeyOf(string stem) => FileStem.Number(stem);

    public override string Where(ToolTable found, ToolRow row) => $"{found[Version]} = {row.Key}";
}
