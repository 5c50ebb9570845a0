namespace PgRollback;

/// <summary>DbUp. A script is known by its file name, or by the name of a resource, which has the namespace and the folders before it, all with dots between them.</summary>
internal sealed class DbUpFormat() : ToolFormat(MigrationTool.DbUp, "schemaversions", "schemaversionsid", "scriptname", "applied")
{
    public override string Word => "dbup";

    public override string Title => "DbUp";

    public override string Select(ToolTable found) =>
        $"SELECT scriptname, min(schemaversionsid)::bigint, min(applied)::timestamptz, NULL::text, false, NULL::text, string_agg(xmin::text, ' ' ORDER BY schemaversionsid) FROM {found.Sql} GROUP BY scriptname";

    public override string? KeyOf(string stem) => stem;

    public override IEnumerable<string> KeysOf(ToolRow row)
    {
        var name = FileStem.Of(row.Key);
        yield return name;
        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            yield return name[(dot + 1)..];
        }
    }

    public override string Where(ToolTable found, ToolRow row) => $"scriptname = {SqlText.Literal(row.Key)}";
}
