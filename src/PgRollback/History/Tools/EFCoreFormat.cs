namespace PgRollback;

/// <summary>Entity Framework Core. Its columns follow the naming conventions of the project.</summary>
internal sealed class EFCoreFormat() : ToolFormat(MigrationTool.EFCore, "__EFMigrationsHistory", Id, "ProductVersion")
{
    private const string Id = "MigrationId";

    public override string Word => "efcore";

    public override string Title => "EF Core";

    public override bool Fits(ToolTable found) => Columns.All(found.Has);

    public override string Select(ToolTable found) =>
        $"SELECT {found[Id]}, row_number() OVER (ORDER BY {found[Id]} COLLATE \"C\"), NULL::timestamptz, NULL::text, false, NULL::text, xmin::text FROM {found.Sql}";

    public override string? KeyOf(string stem) => stem;

    public override string Where(ToolTable found, ToolRow row) => $"{found[Id]} = {SqlText.Literal(row.Key)}";
}
