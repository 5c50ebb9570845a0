namespace PgRollback;

/// <summary>sqlx.</summary>
internal sealed class SqlxFormat() : ToolFormat(MigrationTool.Sqlx, "_sqlx_migrations", "version", "description", "installed_on", "success", "checksum", "execution_time")
{
    private const long Magic = 0x3d32ad9e;

    public override string Word => "sqlx";

    public override string Title => "sqlx";

    public override bool KnowsTimes => true;

    public override string Remedy => "put right what it left, and delete its row.";

    public override string Select(ToolTable found) => $"SELECT version::text, version, installed_on, NULL::text, NOT success, NULL::text, xmin::text FROM {found.Sql}";

    public override string? KeyOf(string stem) => FileStem.Number(stem);

    public override string Where(ToolTable found, ToolRow row) => $"version = {row.Key}";

    public override string MarkUnfinished(ToolTable found, ToolRow row) => $"UPDATE {found.Sql} SET success = false WHERE {Where(found, row)}";

    public override IEnumerable<long> Locks(string database, ToolTable found) => [unchecked(Magic * Crc32.Of(database))];
}
