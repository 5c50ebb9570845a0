namespace PgRollback;

/// <summary>node-pg-migrate. A name is that of the file without its extension.</summary>
internal sealed class NodePgMigrateFormat() : ToolFormat(MigrationTool.NodePgMigrate, "pgmigrations", "id", "name", "run_on")
{
    /// <summary>The same in each of its releases; it serves all databases and tables.</summary>
    private const long Key = 7241865325823964;

    public override string Word => "node-pg-migrate";

    public override string Title => "node-pg-migrate";

    public override string Select(ToolTable found) => $"SELECT name, id::bigint, run_on::timestamptz, NULL::text, false, NULL::text, xmin::text FROM {found.Sql}";

    public override string? KeyOf(string stem) => stem;

    public override IEnumerable<string> KeysOf(ToolRow row) => [FileStem.Of(row.Key)];

    public override string Where(ToolTable found, ToolRow row) => $"name = {SqlText.Literal(row.Key)}";

    public override IEnumerable<long> Locks(string database, ToolTable found) => [Key];
}
