namespace PgRollback;

/// <summary>golang-migrate. One row has the newest version; it becomes the one below it, and no row stays when there is none.</summary>
internal sealed class GolangMigrateFormat() : ToolFormat(MigrationTool.GolangMigrate, "schema_migrations", "version", "dirty")
{
    private const uint Salt = 1486364155;

    public override string Word => "golang-migrate";

    public override string Title => "golang-migrate";

    public override bool KeepsOnlyNewest => true;

    public override string Remedy => "put right what it left, and run migrate force with the version that it then has.";

    public override string Select(ToolTable found) => $"SELECT version::text, 0::bigint, NULL::timestamptz, NULL::text, dirty, NULL::text, xmin::text FROM {found.Sql}";

    public override string? KeyOf(string stem) => FileStem.Number(stem);

    public override string Where(ToolTable found, ToolRow row) => $"version = {row.Key}";

    public override string Remove(ToolTable found, ToolRow row) => row.Below is { } below
        ? $"UPDATE {found.Sql} SET version = {below}, dirty = false WHERE {Where(found, row)}"
        : base.Remove(found, row);

    public override string MarkUnfinished(ToolTable found, ToolRow row) => $"UPDATE {found.Sql} SET dirty = true WHERE {Where(found, row)}";

    /// <summary>Its command line takes the path of the URL for the database's name, programs that call it the name itself.</summary>
    public override IEnumerable<long> Locks(string database, ToolTable found) => [Lock(database, found), Lock($"/{database}", found)];

    private static long Lock(string database, ToolTable found) => unchecked(Crc32.Of($"{database}\0{found.Schema}\0{found.Name}") * Salt);
}
